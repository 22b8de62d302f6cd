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
