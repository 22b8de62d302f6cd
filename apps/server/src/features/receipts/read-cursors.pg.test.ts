import type { Actor, Conversation, EphemeralSignal, Message, ReadState, Services } from "@parley/api/server";
import { conversationMembers, type Database } from "@parley/db";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  type ConversationWorld,
  createGroup,
  openConversationWorld,
  seedWorkspace,
  sendText,
} from "../../testing/conversation-factories.js";
import { eventually } from "../../testing/eventually.js";
import { silentLogger } from "../../testing/fakes/silent-logger.js";
import { refused } from "../../testing/refused.js";
import { createReceiptsFeature, ReadCursors, ReceiptRelay } from "./index.js";
import { saveCursors } from "./save-cursors.js";
import { UnsavedCursor } from "./unsaved-cursor.js";

/** A node of its own on the world's database, which counts its single statements and can be cut off from them. */
interface Node {
  receipts: Services["receipts"];
  cursors: ReadCursors;
  statements: number;
  away: boolean;
}

let world: ConversationWorld;
let ada: Actor;
let ben: Actor;
let group: Conversation;
let sent: Message[];
/** What a device of Ben's has been told, by both nodes. */
let told: ReadState[];
const nodes: Node[] = [];

beforeAll(async () => {
  world = await openConversationWorld();
});
afterAll(async () => {
  for (const { cursors } of nodes) await cursors.stop();
  await world.close();
});
beforeEach(async () => {
  [ada, ben] = await seedWorkspace(world, "owner", "member");
  group = await createGroup(world, ada, [ben], { visibility: "public" });
  sent = [];
  for (let index = 0; index < 5; index += 1) sent.push(await sendText(world, ada, group.id));
  told = [];
});

/** It writes when it is told to, unless asked otherwise. */
function openNode(options: { mostHeld?: number; writeAfterMs?: number } = { writeAfterMs: 60_000 }): Node {
  const node: Node = { receipts: world.receipts, cursors: new ReadCursors(depsOf()), statements: 0, away: false };
  const sql = new Proxy(world.db.sql, {
    apply(target, self, args: Parameters<Database["sql"]>) {
      node.statements += 1;
      if (node.away) return Promise.reject(Object.assign(new Error("gone"), { code: "CONNECTION_CLOSED" }));
      return Reflect.apply(target, self, args) as unknown;
    },
  });
  const deps = { ...depsOf(), db: { ...world.deps.db, sql }, ...options };
  node.cursors = new ReadCursors(deps);
  const relay = new ReceiptRelay({ ...deps, storeReads: () => node.cursors.flush(), tellAfterMs: 60_000 });
  const cursors = { reads: node.cursors, cursors: node.cursors };
  node.receipts = createReceiptsFeature({ ...world.deps, ...deps, ...cursors, relay }).service;
  nodes.push(node);
  return node;
}

function depsOf() {
  const toMember = (_workspaceId: string, memberId: string, signal: EphemeralSignal) => {
    if (signal.type === "read" && memberId === ben.memberId) told.push(signal);
  };
  return { db: world.db, logger: silentLogger, signals: { toMember, toConversation: () => undefined } };
}

const seqOf = (index: number) => sent[index]?.seq ?? 0;
const mark = (node: Node, index: number, actor = ben) =>
  node.receipts.markRead(actor, { conversationId: group.id, seq: seqOf(index) });
const stored = async (actor = ben) => {
  const { readSeq, readRev } = conversationMembers;
  const own = and(eq(conversationMembers.memberId, actor.memberId), eq(conversationMembers.conversationId, group.id));
  const rows = await world.db.withWorkspace(actor.workspaceId, (tx) =>
    tx.select({ readSeq, readRev }).from(conversationMembers).where(own),
  );
  return rows[0];
};
/** What a device shows that keeps the newest it was told. */
const onDevice = () => {
  const newest = told.reduce<ReadState | undefined>(
    (kept, next) => (kept !== undefined && kept.readRev > next.readRev ? kept : next),
    undefined,
  );
  return { readSeq: newest?.readSeq, readRev: newest?.readRev };
};

describe("read cursors written behind (W1)", () => {
  it("cost one write for a hundred marks, and tell the devices at once", async () => {
    const node = openNode();
    const before = await stored();
    for (let index = 0; index < 100; index += 1) await mark(node, Math.floor(index / 20));
    expect(told.map(({ readSeq }) => readSeq)).toEqual(sent.map(({ seq }) => seq));
    await node.cursors.flush();
    expect(node.statements).toBe(1);
    expect(before?.readSeq).toBeLessThan(seqOf(0));
    expect(await stored()).toEqual(onDevice());
    expect((await stored())?.readSeq).toBe(seqOf(4));
  });

  it("share a statement with everybody else's of their workspace", async () => {
    const node = openNode();
    await mark(node, 2, ben);
    await mark(node, 3, ada);
    await node.cursors.flush();
    expect(node.statements).toBe(1);
    expect([(await stored(ben))?.readSeq, (await stored(ada))?.readSeq]).toEqual([seqOf(2), seqOf(3)]);
  });

  it("are stored by themselves a moment later", async () => {
    const node = openNode({});
    await mark(node, 4);
    await eventually("the cursor is stored", async () => (await stored())?.readSeq === seqOf(4));
    expect(node.cursors.unsaved).toBe(0);
  });

  it("are stored when the node stops", async () => {
    const node = openNode();
    await mark(node, 3);
    await node.cursors.stop();
    expect((await stored())?.readSeq).toBe(seqOf(3));
  });

  it("show in everything that is read here right after", async () => {
    const read = { conversationId: group.id, readSeq: seqOf(2), unreadCount: 2 };
    const { conversationId, ...state } = await world.receipts.markRead(ben, {
      conversationId: group.id,
      seq: seqOf(2),
    });
    expect({ conversationId, ...state }).toMatchObject(read);
    const { readSeq, readRev, unreadCount, mentionCount } = state;
    const { items } = await world.conversations.list(ben, { limit: 5 });
    expect(items).toEqual([expect.objectContaining({ id: group.id, readSeq, readRev, unreadCount, mentionCount })]);
    await world.receipts.markRead(ben, { conversationId: group.id, seq: seqOf(3) });
    const page = await world.messages.list(ben, { conversationId: group.id, around: "firstUnread", limit: 1 });
    expect(page.items.map(({ seq }) => seq)).toEqual([seqOf(4)]);
    await world.receipts.markRead(ben, { conversationId: group.id, seq: seqOf(4) });
    const { conversation } = await world.groups.join(ben, { conversationId: group.id });
    expect(conversation).toMatchObject({ readSeq: seqOf(4), unreadCount: 0 });
  });

  it("pass over who has left in between, and store the others'", async () => {
    const node = openNode();
    await mark(node, 4, ben);
    await mark(node, 4, ada);
    await world.groups.removeMember(ada, { conversationId: group.id, memberId: ben.memberId });
    await node.cursors.flush();
    expect([await stored(ben), (await stored(ada))?.readSeq]).toEqual([undefined, seqOf(4)]);
    expect(node.cursors.unsaved).toBe(0);
    await expect(mark(node, 4, ben)).rejects.toEqual(refused("NOT_FOUND"));
  });

  it("of an earlier stay do not count after coming back", async () => {
    const node = openNode();
    await mark(node, 4);
    await world.groups.leave(ben, { conversationId: group.id });
    const { conversation } = await world.groups.join(ben, { conversationId: group.id });
    const later = await sendText(world, ada, group.id);
    await node.cursors.flush();
    expect(await stored()).toMatchObject({ readSeq: conversation.readSeq });
    expect(later.seq).toBeGreaterThan(conversation.readSeq);
  });

  it("stay within their workspace, whatever is asked (row security)", async () => {
    const [other] = await seedWorkspace(world, "owner");
    const cursor = new UnsavedCursor(ben, group.id);
    const before = await stored();
    const foreign = { cursor, seq: seqOf(4), baseRev: 1_000, rev: 1_000 };
    expect(await saveCursors(world.db, other.workspaceId, [foreign])).toEqual(new Map());
    expect(await stored()).toEqual(before);
  });
});

describe("a database that is away", () => {
  it("keeps what was acknowledged, refuses to show an older state, and stores it when it is back", async () => {
    const node = openNode({});
    node.away = true;
    await mark(node, 3);
    await expect(node.cursors.settle(ben)).rejects.toEqual(refused("DATABASE_UNAVAILABLE"));
    await eventually("it was tried again by itself", () => node.statements >= 2);
    expect(node.cursors.unsaved).toBe(1);
    expect((await mark(node, 1)).readSeq).toBe(seqOf(3));
    node.away = false;
    await eventually("the cursor is stored", async () => (await stored())?.readSeq === seqOf(3));
    expect(await stored()).toEqual(onDevice());
  });

  it("does not make a node hold more and more: who comes too many is told to wait", async () => {
    const node = openNode({ mostHeld: 1 });
    node.away = true;
    await mark(node, 1, ben);
    await expect(mark(node, 1, ada)).rejects.toMatchObject({ reason: "OVERLOADED", details: { retryAfterMs: 1_000 } });
    expect((await mark(node, 2, ben)).readSeq).toBe(seqOf(2));
    node.away = false;
    await node.cursors.flush();
    expect((await mark(node, 1, ada)).readSeq).toBe(seqOf(1));
  });
});

describe("two nodes", () => {
  const orders = [
    ["the farther one is stored first", true],
    ["the nearer one is stored first", false],
  ] as const;
  it.each(orders)("keep the farther of two moves, and so do the devices: %s", async (_name, fartherFirst) => {
    const [near, far] = [openNode(), openNode()];
    await Promise.all([mark(near, 1), mark(far, 4)]);
    for (const node of fartherFirst ? [far, near] : [near, far]) await node.cursors.flush();
    expect((await stored())?.readSeq).toBe(seqOf(4));
    await eventually("the devices agree", async () => JSON.stringify(onDevice()) === JSON.stringify(await stored()));
  });

  it.each([
    ["is stored", true],
    ["waits to be stored", false],
  ])("let a move back after a move forward count that %s", async (_name, isStored) => {
    const [one, other] = [openNode(), openNode()];
    await mark(one, 2);
    await mark(one, 4);
    if (isStored) await one.cursors.flush();
    await other.receipts.markUnread(ben, { messageId: sent[1]?.id ?? "" });
    await one.cursors.flush();
    expect((await stored())?.readSeq).toBeLessThan(seqOf(1));
    await eventually("the devices agree", async () => JSON.stringify(onDevice()) === JSON.stringify(await stored()));
    expect((await mark(one, 3)).readSeq).toBe(seqOf(3));
    await one.cursors.flush();
    expect(await stored()).toEqual(onDevice());
  });

  it("go on from where a move back left, also with a move of before still waiting", async () => {
    const [one, other] = [openNode(), openNode()];
    await mark(one, 4);
    await other.receipts.markUnread(ben, { messageId: sent[1]?.id ?? "" });
    expect(await mark(one, 2)).toMatchObject({ readSeq: seqOf(2), unreadCount: 2 });
    await one.cursors.flush();
    expect(await stored()).toEqual(onDevice());
  });
});

describe("moves at the same time", () => {
  it("never answer with less than was acknowledged before", async () => {
    const node = openNode();
    const states = await Promise.all(Array.from({ length: 50 }, (_, index) => mark(node, index % 5)));
    const acknowledged = Math.max(...states.map(({ readSeq }) => readSeq));
    expect(acknowledged).toBe(seqOf(4));
    expect((await mark(node, 0)).readSeq).toBe(seqOf(4));
    const rising = told.map(({ readSeq }) => readSeq);
    expect(rising).toEqual([...rising].sort((one, two) => one - two));
    await node.cursors.flush();
    expect(await stored()).toEqual(onDevice());
  });
});
