import { randomUUID } from "node:crypto";
import type { Actor, Conversation } from "@parley/api/server";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  type ConversationWorld,
  createGroup,
  openConversationWorld,
  seedWorkspace,
  sendText,
} from "../../testing/conversation-factories.js";
import { refused } from "../../testing/refused.js";

let world: ConversationWorld;
let ada: Actor;
let ben: Actor;
let outsider: Actor;
let stranger: Actor;
let group: Conversation;

beforeAll(async () => {
  world = await openConversationWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  [ada, ben, outsider] = await seedWorkspace(world, "owner", "guest", "admin");
  [stranger] = await seedWorkspace(world, "owner");
  group = await createGroup(world, ada, [ben], { visibility: "public" });
  world.signals.length = 0;
});

const markRead = (actor: Actor, seq: number) => world.receipts.markRead(actor, { conversationId: group.id, seq });
const send = (text?: string) => sendText(world, ada, group.id, text);

describe("receipts.markRead [F5.1]", () => {
  it("moves the cursor, counts what is left, and tells the reader's own devices", async () => {
    const first = await send();
    const second = await send(`<@${ben.memberId}>`);
    const state = await markRead(ben, first.seq);
    expect(state).toMatchObject({ conversationId: group.id, readSeq: first.seq, unreadCount: 1, mentionCount: 1 });
    expect(state.headSeq).toBe(second.seq);
    expect(world.signals).toEqual([{ memberId: ben.memberId, signal: { type: "read", ...state } }]);
    const { conversation } = await world.conversations.get(ben, { conversationId: group.id });
    const { readSeq, readRev, unreadCount, mentionCount } = state;
    expect(conversation).toMatchObject({ readSeq, readRev, unreadCount, mentionCount });
  });

  it("leaves the log and everybody else alone", async () => {
    const { seq } = await send();
    const before = await world.readLog(ada.workspaceId);
    await markRead(ben, seq);
    expect(await world.readLog(ada.workspaceId)).toEqual(before);
    const { conversation } = await world.conversations.get(ada, { conversationId: group.id });
    expect(conversation.readSeq).toBeLessThan(seq);
  });

  it("never moves back, and tells of no move that is none", async () => {
    const [first, second] = [await send(), await send()];
    const state = await markRead(ben, second.seq);
    expect(await markRead(ben, second.seq)).toEqual(state);
    expect(await markRead(ben, first.seq)).toEqual(state);
    expect(await markRead(ben, 0)).toEqual(state);
    expect(world.signals).toHaveLength(1);
  });

  it("takes a seq beyond the log for its end", async () => {
    const { seq } = await send();
    const state = await markRead(ben, Number.MAX_SAFE_INTEGER);
    expect(state).toMatchObject({ readSeq: seq, headSeq: seq, unreadCount: 0 });
    await send();
    expect((await markRead(ben, seq)).unreadCount).toBe(1);
  });

  it("keeps the farthest of many moves at once, each with a rev of its own", async () => {
    const seqs: number[] = [];
    for (let index = 0; index < 8; index++) seqs.push((await send()).seq);
    const states = await Promise.all(seqs.map((seq) => markRead(ben, seq)));
    const { conversation } = await world.conversations.get(ben, { conversationId: group.id });
    expect(conversation).toMatchObject({ readSeq: seqs.at(-1), unreadCount: 0 });
    expect(conversation.readRev).toBe(Math.max(...states.map((state) => state.readRev)));
    const told = world.signals.map(({ signal }) => (signal.type === "read" ? signal.readRev : 0));
    expect(new Set(told).size).toBe(told.length);
    // The same rev never stands for two places.
    const places = new Map<number, number>();
    for (const state of states)
      expect(places.set(state.readRev, places.get(state.readRev) ?? state.readSeq).get(state.readRev)).toBe(
        state.readSeq,
      );
  });

  it("is NOT_FOUND to those outside, after leaving, and for unknown ids", async () => {
    const { seq } = await send();
    for (const actor of [outsider, stranger]) await expect(markRead(actor, seq)).rejects.toEqual(refused("NOT_FOUND"));
    const unknown = { conversationId: randomUUID(), seq };
    await expect(world.receipts.markRead(ben, unknown)).rejects.toEqual(refused("NOT_FOUND"));
    await world.groups.leave(ben, { conversationId: group.id });
    await expect(markRead(ben, seq)).rejects.toEqual(refused("NOT_FOUND"));
    await world.groups.delete(ada, { conversationId: group.id });
    await expect(markRead(ada, seq)).rejects.toEqual(refused("NOT_FOUND"));
    expect(world.signals).toEqual([]);
  });
});

describe("receipts.markUnread [F5.1]", () => {
  it("moves the cursor back to just before the message", async () => {
    const [first, second] = [await send(`<@${ben.memberId}>`), await send()];
    const read = await markRead(ben, second.seq);
    const { thread, ...state } = await world.receipts.markUnread(ben, { messageId: first.id });
    expect(thread).toBeNull();
    expect(state).toMatchObject({ readSeq: first.seq - 1, seenSeq: second.seq, unreadCount: 2, mentionCount: 1 });
    const { conversation } = await world.conversations.get(ben, { conversationId: group.id });
    expect(conversation).toMatchObject({ readSeq: first.seq - 1, seenSeq: second.seq });
    expect(state.readRev).toBeGreaterThan(read.readRev);
    expect(world.signals.at(-1)).toEqual({ memberId: ben.memberId, signal: { type: "read", ...state } });
  });

  it("changes nothing where the message is unread already", async () => {
    const [first, second] = [await send(), await send()];
    const before = await world.receipts.markUnread(ben, { messageId: first.id });
    expect(before.unreadCount).toBe(2);
    expect(await world.receipts.markUnread(ben, { messageId: second.id })).toEqual(before);
    expect(world.signals).toEqual([]);
  });

  it("is NOT_FOUND to those outside, and for unknown ids", async () => {
    const message = await send();
    for (const actor of [outsider, stranger])
      await expect(world.receipts.markUnread(actor, { messageId: message.id })).rejects.toEqual(refused("NOT_FOUND"));
    await expect(world.receipts.markUnread(ada, { messageId: randomUUID() })).rejects.toEqual(refused("NOT_FOUND"));
  });
});
