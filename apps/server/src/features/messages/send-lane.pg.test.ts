import { randomUUID } from "node:crypto";
import type { Actor, Conversation, Message, Services } from "@parley/api/server";
import type { Database } from "@parley/db";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { LaneCounters } from "../../events/lane-counters.js";
import {
  type ConversationWorld,
  createGroup,
  deactivate,
  openConversationWorld,
  seedWorkspace,
} from "../../testing/conversation-factories.js";
import { createMessagesFeature } from "./index.js";
import { createSend } from "./send.js";

let world: ConversationWorld;
let messages: Services["messages"];
let counters: LaneCounters;
let ada: Actor;
let ben: Actor;
let group: Conversation;
/** Stands between the lane and the database: gets what would run the statement. */
let between: (run: () => Promise<unknown>) => Promise<unknown>;

beforeAll(async () => {
  world = await openConversationWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  [ada, ben] = await seedWorkspace(world, "owner", "member");
  group = await createGroup(world, ada, [ben]);
  counters = new LaneCounters();
  between = (run) => run();
  const sql = new Proxy(world.db.sql, {
    apply: (target, self, args: Parameters<Database["sql"]>) =>
      between(() => Reflect.apply(target, self, args) as Promise<unknown>),
  });
  messages = createMessagesFeature({ ...world.deps, db: { ...world.deps.db, sql }, lanes: counters }).service;
});

const send = (text: string, overrides: { conversationId?: string; nonce?: string } = {}) =>
  messages.send(ada, { conversationId: group.id, nonce: randomUUID(), text, ...overrides });

async function stored(): Promise<string[]> {
  const texts: string[] = [];
  for (let after = 0; ; ) {
    const page = await world.messages.list(ben, { conversationId: group.id, after, limit: 100 });
    texts.push(...page.items.flatMap(({ kind, text }) => (kind === "text" ? text : [])));
    const last: Message | undefined = page.items.at(-1);
    if (!page.hasNewer || last === undefined) return texts;
    after = last.seq;
  }
}

/** Holds commits back until it is let go. */
function hold(): () => void {
  let letGo: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  between = async (run) => {
    await gate;
    return run();
  };
  return letGo;
}

const connectionLost = () => Object.assign(new Error("The connection was lost"), { code: "CONNECTION_CLOSED" });
const texts = (count: number) => Array.from({ length: count }, (_, index) => `message ${index}`);

describe("the lane of a workspace (W4)", () => {
  it("takes groups and direct conversations in one commit, and refuses alone what a deactivated person would get", async () => {
    const { conversation } = await world.conversations.openDirect(ada, { memberId: ben.memberId });
    const both = (count: number) =>
      texts(count).flatMap((text) => [send(text), send(text, { conversationId: conversation.id })]);
    const letGo = hold();
    const waiting = both(5);
    letGo();
    const answers = await Promise.all(waiting);
    expect(new Set(answers.map(({ message }) => message.conversationId))).toEqual(new Set([group.id, conversation.id]));
    const seqs = answers.map(({ message }) => message.seq);
    expect(seqs).toEqual(seqs.toSorted((one, other) => one - other));
    await deactivate(world, ben);
    const outcomes = await Promise.allSettled(both(5));
    expect(outcomes.map(({ status }) => status)).toEqual(texts(5).flatMap(() => ["fulfilled", "rejected"]));
  });

  it("writes a lone send by itself, and what came meanwhile in one commit, in order", async () => {
    const letGo = hold();
    const first = send("first");
    await Promise.resolve();
    await Promise.resolve();
    const others = texts(20).map((text) => send(text));
    letGo();
    const answers = await Promise.all([first, ...others]);
    expect([counters.batchSize.count, counters.batchSize.sum, counters.waiting]).toEqual([2, 21, 0]);
    expect(answers.map(({ message }) => message.text)).toEqual(["first", ...texts(20)]);
    expect(await stored()).toEqual(["first", ...texts(20)]);
  });

  it.each([
    ["text the database cannot hold", "a\0b", {}],
    ["an id that is none", "text", { conversationId: "not an id" }],
  ])("lets %s fail alone", async (_what, text, overrides) => {
    const before = await world.readLog(ada.workspaceId);
    const outcomes = await Promise.allSettled([
      ...texts(5).map((good) => send(good)),
      send(text, overrides),
      send("last"),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual([...texts(5).map(() => "fulfilled"), "rejected", "fulfilled"]);
    expect(counters.isolations).toBe(1);
    expect(await stored()).toEqual([...texts(5), "last"]);
    const seqs = (await world.readLog(ada.workspaceId)).slice(before.length).map(({ row }) => row.seq);
    expect(seqs).toEqual(texts(6).map((_, index) => before.length + index + 1));
  });

  it.each([
    ["before the commit", false],
    ["after the commit, with the answer", true],
  ])("sends a batch again whose connection was lost %s, and stores each once", async (_when, committed) => {
    let lost = 0;
    between = async (run) => {
      if (lost > 0) return run();
      lost += 1;
      if (committed) await run();
      throw connectionLost();
    };
    const answers = await Promise.all(texts(10).map((text) => send(text)));
    expect(counters.retries).toBe(1);
    expect(answers.map(({ message }) => message.text)).toEqual(texts(10));
    expect(await stored()).toEqual(texts(10));
  });

  it("tells a sender to come back whose message was lost with the database that stored it (W5)", async () => {
    const sendLost = createSend(world.deps, () => Promise.resolve({ status: "repeated", id: randomUUID() }));
    const input = { conversationId: group.id, nonce: randomUUID(), text: "said twice" };
    await expect(sendLost(ada, input)).rejects.toMatchObject({ reason: "DATABASE_UNAVAILABLE" });
  });

  it("tells senders to come back while the database is away, whose same nonces then are stored once", async () => {
    const sendings = texts(3).map((text) => ({ text, nonce: randomUUID() }));
    const sendAll = () => Promise.allSettled(sendings.map(({ text, nonce }) => send(text, { nonce })));
    between = () => Promise.reject(connectionLost());
    for (const outcome of await sendAll())
      expect(outcome).toMatchObject({
        reason: { reason: "DATABASE_UNAVAILABLE", details: { retryAfterMs: 1_000 } },
      });
    between = (run) => run();
    await sendAll();
    await sendAll();
    expect(await stored()).toEqual(texts(3));
  });

  it("turns senders away beyond 5,000 with a wait, keeps all it took, and takes more afterwards", {
    timeout: 60_000,
  }, async () => {
    const letGo = hold();
    const taken = texts(5_000).map((text) => send(text));
    const [turnedAway] = await Promise.allSettled([send("too much")]);
    const waiting = counters.waiting;
    letGo();
    expect((await Promise.all(taken)).length).toBe(5_000);
    expect(turnedAway).toMatchObject({ reason: { reason: "OVERLOADED", details: { retryAfterMs: 1_000 } } });
    expect(waiting).toBeGreaterThan(4_500);
    await send("afterwards");
    expect(await stored()).toEqual([...texts(5_000), "afterwards"]);
    expect(counters).toMatchObject({ waiting: 0, overloads: 1 });
  });

  it("decides on each send of a batch for itself", async () => {
    const [stranger] = await seedWorkspace(world, "owner");
    const nonce = randomUUID();
    const archived = await createGroup(world, ada);
    await world.groups.archive(ada, { conversationId: archived.id, archived: true });
    const outcomes = await Promise.allSettled([
      send("one", { nonce }),
      send("one", { nonce }),
      send("another", { nonce }),
      send("unknown", { conversationId: randomUUID() }),
      send("archived", { conversationId: archived.id }),
      messages.send(stranger, { conversationId: group.id, nonce: randomUUID(), text: "from elsewhere" }),
      send("two"),
    ]);
    const reasons = outcomes.map((outcome) =>
      outcome.status === "fulfilled" ? outcome.value.message.text : (outcome.reason as { reason: string }).reason,
    );
    expect(reasons).toEqual(["one", "one", "NONCE_CONFLICT", "NOT_FOUND", "CONVERSATION_ARCHIVED", "NOT_FOUND", "two"]);
    expect(await stored()).toEqual(["one", "two"]);
  });
});
