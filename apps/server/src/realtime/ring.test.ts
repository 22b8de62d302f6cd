import type { ServerEvent } from "@parley/api/server";
import { describe, expect, it } from "vitest";
import type { LogRow } from "../events/log-entry.js";
import { cursorOf, Ring } from "./ring.js";
import { STREAM_LIMITS } from "./stream-limits.js";

function row(seq: number, entityId: string | null = null): LogRow {
  const nobody = { conversationId: null, memberId: null, actorId: null };
  return {
    seq,
    rid: seq * 7,
    type: "message.sent",
    audience: "conversation",
    entityId,
    at: "2026-01-01T00:00:00.000Z",
    ...nobody,
  };
}
const event = (seq: number): ServerEvent => ({ type: "sync", seq });

describe("Ring", () => {
  it("finds events by seq and gives what lies behind one", () => {
    const ring = new Ring({ seq: 10, rid: 70 });
    for (let seq = 11; seq <= 15; seq += 1) ring.push(row(seq), event(seq));
    expect(ring.at(11)?.row.seq).toBe(11);
    expect(ring.at(10)).toBeUndefined();
    expect(ring.at(16)).toBeUndefined();
    const seqs = (seq: number, entries: number, bytes: number) =>
      ring.slice(seq, { entries, bytes }).map((entry) => entry.row.seq);
    expect(seqs(13, 100, 100_000)).toEqual([14, 15]);
    expect(seqs(10, 3, 100_000)).toEqual([11, 12, 13]);
    expect(seqs(15, 3, 100_000)).toEqual([]);
    const { size = 0 } = ring.at(11)?.frame ?? {};
    expect(seqs(10, 100, 2 * size)).toEqual([11, 12]);
    expect(seqs(10, 100, 1)).toEqual([11]);
  });

  it("lets the older half go, and says where it begins now", () => {
    const ring = new Ring({ seq: 0, rid: 0 });
    for (let seq = 1; seq <= STREAM_LIMITS.ring * 2 + 1; seq += 1) ring.push(row(seq, `e${seq}`), event(seq));
    expect(ring.floor).toBe(STREAM_LIMITS.ring + 1);
    expect(ring.at(STREAM_LIMITS.ring + 1)).toBeUndefined();
    expect(ring.at(STREAM_LIMITS.ring + 2)?.row.seq).toBe(STREAM_LIMITS.ring + 2);
  });

  it("outdates what it shows of an entity when the entity changes", () => {
    const ring = new Ring({ seq: 0, rid: 0 });
    const first = ring.push(row(1, "a"), event(1));
    const other = ring.push(row(2, "b"), event(2));
    const second = ring.push(row(3, "a"), event(3));
    expect([first.outdated, other.outdated, second.outdated]).toEqual([true, false, false]);
    expect(first.frame).toBeNull();
  });

  it("outdates all that was said in a conversation when it is deleted, and takes nothing over that was read before", () => {
    const ring = new Ring({ seq: 0, rid: 0 });
    const said = (seq: number, conversationId: string) => {
      const message = { id: `m${seq}`, seq };
      const shown = { type: "message.sent", seq, message } as unknown as ServerEvent;
      return { entry: ring.push({ ...row(seq, `m${seq}`), conversationId }, shown), shown };
    };
    const [here, there] = [said(1, "house"), said(2, "garden")];
    const joining = ring.push({ ...row(3, "ada"), type: "conversation.joined", conversationId: "house" }, event(3));
    const deletion = { ...row(4, "house"), type: "conversation.deleted" as const, conversationId: "house" };
    const deleted = ring.push(deletion, event(4));
    const entries = [here.entry, there.entry, joining, deleted];
    expect(entries.map(({ outdated, frame }) => [outdated, frame === null])).toEqual([
      [true, true],
      [false, false],
      [false, false],
      [false, false],
    ]);
    ring.refresh(here.entry, here.shown, 3);
    expect(here.entry.frame).toBeNull();
    ring.refresh(here.entry, null, 4);
    expect([here.entry.outdated, here.entry.frame]).toEqual([false, null]);
  });

  it("outdates what is about a message when the message changes, and leaves the message when that changes", () => {
    const about = (seq: number) => ({ type: "reaction.added", seq, messageId: "a", messageSeq: 1 }) as ServerEvent;
    const ring = new Ring({ seq: 0, rid: 0 });
    const message = ring.push(row(1, "a"), event(1));
    const reaction = ring.push(row(2, "thumbs"), about(2));
    expect([message.outdated, reaction.entitySeq]).toEqual([false, 1]);
    const again = ring.push(row(3, "thumbs"), about(3));
    expect([message.outdated, reaction.outdated, again.outdated]).toEqual([false, true, false]);
    ring.push(row(4, "a"), event(4));
    expect([message.outdated, reaction.outdated, again.outdated]).toEqual([true, true, true]);
    ring.refresh(again, null, 3);
    expect(again.outdated).toBe(true);
    ring.refresh(again, null, 4);
    ring.refresh(reaction, null, 4);
    expect([reaction.outdated, again.outdated, again.frame]).toEqual([false, false, null]);
  });

  it("places a change of a thread at its root, and outdates the one before", () => {
    const about = (seq: number) => ({ type: "thread.changed", seq, rootId: "root", rootSeq: 1 }) as ServerEvent;
    const ring = new Ring({ seq: 0, rid: 0 });
    const root = ring.push(row(1, "root"), event(1));
    const first = ring.push(row(2, "thread"), about(2));
    const second = ring.push(row(3, "thread"), about(3));
    expect([root.outdated, first.outdated, second.outdated]).toEqual([false, true, false]);
    expect(second.entitySeq).toBe(1);
  });

  it("still knows what is about a message that was written long before the ring begins", () => {
    const about = (seq: number) => ({ type: "reaction.added", seq, messageId: "old", messageSeq: 1 }) as ServerEvent;
    const ring = new Ring({ seq: 0, rid: 0 });
    ring.push(row(1, "old"), event(1));
    for (let seq = 2; seq <= STREAM_LIMITS.ring * 2; seq += 1) ring.push(row(seq, `e${seq}`), event(seq));
    const reaction = ring.push(row(STREAM_LIMITS.ring * 2 + 1, "thumbs"), about(STREAM_LIMITS.ring * 2 + 1));
    ring.push(row(STREAM_LIMITS.ring * 2 + 2, "old"), event(STREAM_LIMITS.ring * 2 + 2));
    expect(reaction.outdated).toBe(true);
  });

  it("takes a fresh showing over only if the entity did not change again meanwhile", () => {
    const ring = new Ring({ seq: 0, rid: 0 });
    const first = ring.push(row(1, "a"), event(1));
    ring.push(row(2, "a"), event(2));
    ring.refresh(first, event(1), 1);
    expect(first.outdated).toBe(true);
    ring.refresh(first, event(1), 2);
    expect(first.outdated).toBe(false);
    ring.push(row(3, "a"), event(3));
    expect(first.frame).toBeNull();
  });

  it("names cursors as clients send them", () => {
    expect(cursorOf({ seq: 12, rid: 34 })).toBe("12.34");
  });
});
