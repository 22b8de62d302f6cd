import type { Actor, Conversation, EphemeralSignal, Services } from "@parley/api/server";
import type { Database } from "@parley/db";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
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

/** A node of its own on the world's database, which counts its single statements and can be cut off from them. */
interface Node {
  receipts: Services["receipts"];
  relay: ReceiptRelay;
  told: Extract<EphemeralSignal, { type: "receipt" }>[];
  statements: number;
  away: boolean;
}

let world: ConversationWorld;
let ada: Actor;
let others: Actor[];
let group: Conversation;
const stops: (() => Promise<void>)[] = [];

beforeAll(async () => {
  world = await openConversationWorld();
});
afterAll(async () => {
  for (const stop of stops) await stop();
  await world.close();
});
beforeEach(async () => {
  [ada, ...others] = await seedWorkspace(world, "owner", ...Array.from({ length: 30 }, () => "member" as const));
  group = await createGroup(world, ada, others);
});

function openNode(options: { mostHeld?: number; tellAfterMs?: number } = {}): Node {
  const told: Node["told"] = [];
  const counted: Pick<Node, "statements" | "away"> = { statements: 0, away: false };
  const sql = new Proxy(world.db.sql, {
    apply(target, self, args: Parameters<Database["sql"]>) {
      counted.statements += 1;
      if (counted.away) return Promise.reject(Object.assign(new Error("gone"), { code: "CONNECTION_CLOSED" }));
      return Reflect.apply(target, self, args) as unknown;
    },
  });
  const signals = {
    toMember: (_workspaceId: string, memberId: string, signal: EphemeralSignal) => {
      if (signal.type === "receipt" && memberId === ada.memberId) told.push(signal);
    },
    toConversation: () => undefined,
  };
  const deps = { ...world.deps, db: { ...world.deps.db, sql }, signals, logger: silentLogger };
  const cursors = new ReadCursors({ ...deps, writeAfterMs: 60_000 });
  const relay = new ReceiptRelay({ ...deps, storeReads: () => cursors.flush(), tellAfterMs: 60_000, ...options });
  stops.push(
    () => relay.stop(),
    () => cursors.stop(),
  );
  const { service } = createReceiptsFeature({ ...deps, reads: cursors, cursors, relay });
  return Object.assign(counted, { receipts: service, relay, told });
}

const acknowledgeAll = (node: Node, seq: number) =>
  Promise.all(others.map((actor) => node.receipts.acknowledge(actor, { seq })));

it("stores and tells of a whole conversation in two statements and one signal (W1b)", async () => {
  const node = openNode();
  const { seq } = await sendText(world, ada, group.id);
  await acknowledgeAll(node, seq - 1);
  await acknowledgeAll(node, seq);
  await node.relay.flush();
  expect(node.statements).toBe(2);
  expect(node.told).toHaveLength(1);
  expect(node.told[0]?.receipts.map(({ deliveredSeq }) => deliveredSeq)).toEqual(others.map(() => seq));
});

it("tells of what was read only once that is stored", async () => {
  const node = openNode();
  const { seq } = await sendText(world, ada, group.id);
  for (const actor of others) await node.receipts.markRead(actor, { conversationId: group.id, seq });
  await node.relay.flush();
  expect(node.told).toHaveLength(1);
  expect(node.told[0]?.receipts.every(({ readSeq }) => readSeq === seq)).toBe(true);
  const { receipts } = await world.receipts.get(ada, { conversationId: group.id });
  expect(receipts.every(({ readSeq }) => readSeq === seq)).toBe(true);
});

it("loses nothing while the database is away, and goes on by itself", async () => {
  const node = openNode({ tellAfterMs: 1 });
  node.away = true;
  const { seq } = await sendText(world, ada, group.id);
  await acknowledgeAll(node, seq);
  await eventually("it has tried", () => node.statements > 1);
  expect(node.told).toEqual([]);
  node.away = false;
  await eventually("all is told", () => node.told.flatMap(({ receipts }) => receipts).length >= others.length);
  const { receipts } = await world.receipts.get(ada, { conversationId: group.id });
  expect(receipts.every(({ deliveredSeq }) => deliveredSeq === seq)).toBe(true);
});

it("stores what waits when the node stops", async () => {
  const node = openNode();
  const { seq } = await sendText(world, ada, group.id);
  await acknowledgeAll(node, seq);
  await node.relay.stop();
  const { receipts } = await world.receipts.get(ada, { conversationId: group.id });
  expect(receipts.every(({ deliveredSeq }) => deliveredSeq === seq)).toBe(true);
});

it("tells devices to come back beyond what it can hold, and still takes in what is read", async () => {
  const node = openNode({ mostHeld: 3 });
  const { seq } = await sendText(world, ada, group.id);
  const outcomes = await Promise.allSettled(others.map((actor) => node.receipts.acknowledge(actor, { seq })));
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
  expect(outcomes.at(-1)).toEqual({ status: "rejected", reason: refused("OVERLOADED") });
  const [first] = others;
  if (first === undefined) throw new Error("There is nobody.");
  await node.receipts.acknowledge(first, { seq });
  expect(await node.receipts.markRead(first, { conversationId: group.id, seq })).toMatchObject({ unreadCount: 0 });
});

it("keeps the farthest of what two nodes were told, and tells each move once", async () => {
  const [one, other] = [openNode(), openNode()];
  const [first] = others;
  if (first === undefined) throw new Error("There is nobody.");
  const [early, late] = [await sendText(world, ada, group.id), await sendText(world, ada, group.id)];
  await one.receipts.acknowledge(first, { seq: late.seq });
  await other.receipts.acknowledge(first, { seq: early.seq });
  await Promise.all([one.relay.flush(), other.relay.flush()]);
  const { receipts } = await world.receipts.get(ada, { conversationId: group.id });
  const receipt = receipts.find(({ memberId }) => memberId === first.memberId);
  expect(receipt?.deliveredSeq).toBe(late.seq);
  const told = [...one.told, ...other.told].flatMap((signal) => signal.receipts);
  expect(Math.max(...told.map(({ deliveredSeq }) => deliveredSeq))).toBe(late.seq);
});
