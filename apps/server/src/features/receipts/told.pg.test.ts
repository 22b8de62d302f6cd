import type { Actor, Conversation, EphemeralSignal, MemberReceipt, Message } from "@parley/api/server";
import { LIMITS } from "@parley/api/server";
import * as tables from "@parley/db";
import { count, getTableColumns, is } from "drizzle-orm";
import { PgTable } from "drizzle-orm/pg-core";
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
let gus: Actor;
let outsider: Actor;
let stranger: Actor;
let group: Conversation;

beforeAll(async () => {
  world = await openConversationWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  [ada, ben, gus, outsider] = await seedWorkspace(world, "owner", "member", "guest", "admin");
  [stranger] = await seedWorkspace(world, "owner");
  group = await createGroup(world, ada, [ben, gus], { visibility: "public" });
  world.signals.length = 0;
});

const send = (author = ada) => sendText(world, author, group.id);
const markRead = (actor: Actor, { seq }: Message) => world.receipts.markRead(actor, { conversationId: group.id, seq });
const readersOf = ({ id }: Message, actor = ada, limit = 50) => world.receipts.readers(actor, { messageId: id, limit });
const namesOf = async (message: Message, actor = ada) => {
  const { items, count } = await readersOf(message, actor);
  expect(count).toBe(items.length);
  return new Set(items.map(({ memberId }) => memberId));
};
const receiptOf = async (memberId: string, actor = ada): Promise<MemberReceipt | undefined> => {
  const { receipts } = await world.receipts.get(actor, { conversationId: group.id });
  return receipts.find((receipt) => receipt.memberId === memberId);
};
const keepToOneself = (actor: Actor) => world.preferences.set(actor, { shareReceipts: false });
/** What authors were told of others, and nothing else. */
const told = () =>
  world.signals.filter(
    (one): one is { memberId: string; signal: Extract<EphemeralSignal, { type: "receipt" }> } =>
      one.signal.type === "receipt",
  );

/** The rows of all tables that a workspace has. */
async function countRows({ workspaceId }: Actor): Promise<number> {
  const all: PgTable[] = Object.values(tables).filter((value) => is(value, PgTable));
  const fenced = all.filter((table) => "workspaceId" in getTableColumns(table));
  expect(fenced.length).toBeGreaterThan(10);
  return world.db.withWorkspace(workspaceId, async (tx) => {
    let rows = 0;
    for (const table of fenced) rows += (await tx.select({ rows: count() }).from(table))[0]?.rows ?? 0;
    return rows;
  });
}

describe("receipts.readers", () => {
  it("names those who have read as far as the message, whoever of the conversation asks [F5.2]", async () => {
    const [first, second] = [await send(), await send()];
    await markRead(ben, second);
    await markRead(gus, first);
    await world.flush();
    expect(await namesOf(first)).toEqual(new Set([ben.memberId, gus.memberId]));
    expect(await namesOf(second, gus)).toEqual(new Set([ben.memberId]));
  });

  it("goes through them page by page, and counts them all on each", async () => {
    const message = await send();
    for (const actor of [ben, gus]) await markRead(actor, message);
    await world.flush();
    const one = await readersOf(message, ada, 1);
    expect(one).toMatchObject({ count: 2, nextCursor: expect.any(String) });
    const other = await world.receipts.readers(ada, { messageId: message.id, limit: 1, cursor: one.nextCursor });
    expect(other).toMatchObject({ count: 2, nextCursor: null });
    const named = [...one.items, ...other.items].map(({ memberId }) => memberId);
    expect(new Set(named)).toEqual(new Set([ben.memberId, gus.memberId]));
    const { nextCursor } = await world.conversations.list(ada, { limit: 1 });
    const foreign = { messageId: message.id, limit: 1, cursor: nextCursor ?? "e30" };
    await expect(world.receipts.readers(ada, foreign)).rejects.toEqual(refused("BAD_CURSOR"));
  });

  it("leaves out its author, and those who came after it or have left", async () => {
    const message = await send();
    await markRead(ada, message);
    await markRead(ben, message);
    await markRead(gus, message);
    await world.groups.join(outsider, { conversationId: group.id });
    await world.groups.leave(gus, { conversationId: group.id });
    await world.flush();
    expect(await namesOf(message)).toEqual(new Set([ben.memberId]));
    await world.groups.leave(ben, { conversationId: group.id });
    await world.groups.join(ben, { conversationId: group.id });
    expect(await namesOf(message)).toEqual(new Set());
  });

  it("stays as it was told when a reader marks the message unread", async () => {
    const message = await send();
    await markRead(ben, message);
    const { unreadCount } = await world.receipts.markUnread(ben, { messageId: message.id });
    expect(unreadCount).toBe(1);
    expect(await namesOf(message)).toEqual(new Set([ben.memberId]));
  });

  it("names nobody for a deleted message, and for a line of the system", async () => {
    const message = await send();
    await world.groups.join(outsider, { conversationId: group.id });
    const { items } = await world.messages.list(ada, { conversationId: group.id, limit: 1 });
    const line = items[0] ?? message;
    expect(line.kind).toBe("system");
    await markRead(ben, line);
    await world.flush();
    expect(await namesOf(message)).toEqual(new Set([ben.memberId]));
    expect(await namesOf(line)).toEqual(new Set());
    await world.messages.delete(ada, { messageId: message.id });
    expect(await namesOf(message)).toEqual(new Set());
  });

  it("is NOT_FOUND to those outside, and for what was sent before somebody's history begins", async () => {
    await world.groups.update(ada, { conversationId: group.id, history: "since-joining" });
    const message = await send();
    for (const actor of [outsider, stranger])
      await expect(readersOf(message, actor)).rejects.toEqual(refused("NOT_FOUND"));
    await world.groups.join(outsider, { conversationId: group.id });
    await expect(readersOf(message, outsider)).rejects.toEqual(refused("NOT_FOUND"));
  });
});

describe("who keeps receipts to themselves [F5.2]", () => {
  it("is named to nobody, not even by the moment, and sees nobody", async () => {
    await keepToOneself(ben);
    const [ofAda, ofBen] = [await send(), await send(ben)];
    for (const actor of [ada, ben, gus]) await markRead(actor, ofBen);
    await world.flush();
    expect(await namesOf(ofAda)).toEqual(new Set([gus.memberId]));
    expect(await namesOf(ofBen, ben)).toEqual(new Set());
    expect(await namesOf(ofBen, gus)).toEqual(new Set([ada.memberId, gus.memberId]));
    expect(await receiptOf(ben.memberId)).toMatchObject({ readSeq: 0, deliveredSeq: 0 });
    expect(await receiptOf(gus.memberId, ben)).toMatchObject({ readSeq: 0, deliveredSeq: 0 });
    expect(told().map(({ memberId, signal }) => [memberId, signal.receipts.map((one) => one.memberId)])).toEqual([
      [ada.memberId, [gus.memberId]],
    ]);
  });

  it("still has received what has reached a device of theirs", async () => {
    await keepToOneself(ben);
    const message = await send();
    await world.receipts.acknowledge(ben, { seq: message.seq });
    await world.flush();
    expect(await receiptOf(ben.memberId)).toMatchObject({ readSeq: 0, deliveredSeq: message.seq });
    expect(told()).toMatchObject([{ memberId: ada.memberId, signal: { receipts: [{ readSeq: 0 }] } }]);
  });

  it("is shown again once they share again", async () => {
    await keepToOneself(ben);
    const message = await send();
    await markRead(ben, message);
    await world.preferences.set(ben, { shareReceipts: true });
    await world.flush();
    expect(await namesOf(message)).toEqual(new Set([ben.memberId]));
  });
});

describe("what a device has received [F5.3]", () => {
  it("is told to the author once, however many calls said it, and never goes back", async () => {
    const [first, second] = [await send(), await send()];
    for (let seq = first.seq; seq <= second.seq; seq += 1) await world.receipts.acknowledge(ben, { seq });
    await world.receipts.acknowledge(ben, { seq: first.seq });
    await world.flush();
    expect(told()).toMatchObject([
      {
        memberId: ada.memberId,
        signal: { conversationId: group.id, receipts: [{ memberId: ben.memberId, deliveredSeq: second.seq }] },
      },
    ]);
    await world.receipts.acknowledge(ben, { seq: first.seq });
    await world.flush();
    expect(told()).toHaveLength(1);
    expect((await receiptOf(ben.memberId))?.deliveredSeq).toBe(second.seq);
  });

  it("counts as the log's end where it lies beyond it", async () => {
    const { seq } = await send();
    await world.receipts.acknowledge(ben, { seq: Number.MAX_SAFE_INTEGER });
    await world.flush();
    expect((await receiptOf(ben.memberId))?.deliveredSeq).toBe(seq);
    const later = await send();
    expect((await receiptOf(ben.memberId))?.deliveredSeq).toBeLessThan(later.seq);
  });

  it("includes what was read", async () => {
    const message = await send();
    await markRead(ben, message);
    await world.flush();
    expect(await receiptOf(ben.memberId)).toMatchObject({ deliveredSeq: message.seq, readSeq: message.seq });
  });

  it("is nothing to authors of another conversation, and to those who have left", async () => {
    const { conversation } = await world.conversations.openDirect(outsider, { memberId: ada.memberId });
    await sendText(world, outsider, conversation.id);
    const message = await send(gus);
    await world.groups.leave(gus, { conversationId: group.id });
    await world.receipts.acknowledge(ben, { seq: message.seq });
    await world.flush();
    expect(told()).toEqual([]);
    await world.receipts.acknowledge(ada, { seq: message.seq });
    await world.flush();
    expect(told().map(({ memberId, signal }) => [memberId, signal.conversationId])).toEqual([
      [outsider.memberId, conversation.id],
    ]);
  });
});

describe("receipts.get", () => {
  it("tells of the others who are there now, and is NOT_FOUND to everybody else", async () => {
    const message = await send();
    await markRead(gus, message);
    await world.flush();
    const { receipts } = await world.receipts.get(gus, { conversationId: group.id });
    expect(new Set(receipts.map(({ memberId }) => memberId))).toEqual(new Set([ada.memberId, ben.memberId]));
    expect((await receiptOf(gus.memberId))?.readSeq).toBe(message.seq);
    for (const actor of [outsider, stranger])
      await expect(world.receipts.get(actor, { conversationId: group.id })).rejects.toEqual(refused("NOT_FOUND"));
  });
});

describe("a group of 1,000", () => {
  it("costs no row a message, whoever reads it, and is asked instead of told [F5.2]", async () => {
    const everybody = await seedWorkspace(world, "owner", ...Array.from({ length: 999 }, () => "member" as const));
    const [author, ...others] = everybody;
    const inGroup = await createGroup(world, author, others.slice(0, 200));
    const { workspaceId } = author;
    const place = { workspaceId, conversationId: inGroup.id, joinedSeq: 0, historySeq: 0, readSeq: 0 };
    // Past the log: eight hundred joinings are not what this is about.
    await world.db.withWorkspace(workspaceId, (tx) =>
      tx.insert(tables.conversationMembers).values(others.slice(200).map(({ memberId }) => ({ ...place, memberId }))),
    );
    const read = async () => {
      const message = await sendText(world, author, inGroup.id);
      await Promise.all(
        others.map(async (actor) => {
          await world.receipts.acknowledge(actor, { seq: message.seq });
          await world.receipts.markRead(actor, { conversationId: inGroup.id, seq: message.seq });
        }),
      );
      await world.flush();
      expect((await world.receipts.readers(author, { messageId: message.id, limit: 1 })).count).toBe(999);
    };
    await read();
    const before = await countRows(author);
    await read();
    // A message is itself and its event.
    expect((await countRows(author)) - before).toBe(2);
    expect(told()).toEqual([]);
    expect(await world.receipts.get(author, { conversationId: inGroup.id })).toEqual({ receipts: [] });
    expect(LIMITS.receiptMembers).toBeLessThan(1_000);
  }, 120_000);
});
