import { randomUUID } from "node:crypto";
import { type Actor, type Conversation, LIMITS } from "@parley/api/server";
import { scheduledMessages } from "@parley/db";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  type ConversationWorld,
  createGroup,
  eventsOf,
  openConversationWorld,
  seedWorkspace,
  sendReply,
  sendText,
} from "../../testing/conversation-factories.js";
import { refused } from "../../testing/refused.js";
import { deliver } from "./deliver.js";

let world: ConversationWorld;
let ada: Actor;
let ben: Actor;
let outsider: Actor;
let group: Conversation;

beforeAll(async () => {
  world = await openConversationWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  [ada, ben, outsider] = await seedWorkspace(world, "owner", "member", "member");
  group = await createGroup(world, ada, [ben]);
});

const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();
const HOUR = 60 * 60_000;

const inputFor = (overrides: object = {}) => ({
  conversationId: group.id,
  nonce: randomUUID(),
  text: "Viewing at ten",
  sendAt: inMs(HOUR),
  ...overrides,
});
const schedule = async (author: Actor, overrides: object = {}) =>
  (await world.scheduled.create(author, inputFor(overrides))).scheduled;
const waiting = async (author: Actor) => (await world.scheduled.list(author, {})).items;
/** Lets its time come. */
const comeTrue = async ({ id }: { id: string }) => {
  await world.scheduled
    .sendNow(ada, { scheduledId: id })
    .catch(() => world.scheduled.sendNow(ben, { scheduledId: id }));
  await world.runJobs();
};
const texts = async (reader: Actor) =>
  (await world.messages.list(reader, { conversationId: group.id, limit: 100 })).items.flatMap(({ kind, text }) =>
    kind === "text" ? text : [],
  );

describe("a scheduled message", () => {
  it("waits, seen by its author alone, and is sent at its time like any other [F3.5]", async () => {
    const scheduled = await schedule(ada);
    await world.runJobs();
    expect([await texts(ben), await waiting(ben)]).toEqual([[], []]);
    expect(await waiting(ada)).toEqual([scheduled]);
    await comeTrue(scheduled);
    const { items } = await world.messages.list(ben, { conversationId: group.id, limit: 1 });
    expect(items).toMatchObject([{ text: "Viewing at ten", authorId: ada.memberId }]);
    expect(await waiting(ada)).toEqual([]);
    expect(eventsOf(await world.readLog(ada.workspaceId)).map(({ type }) => type)).toEqual(
      expect.arrayContaining(["scheduled.changed", "message.sent", "scheduled.removed"]),
    );
  });

  it("can be changed and cancelled until it is sent [F3.5]", async () => {
    const scheduled = await schedule(ada);
    const later = inMs(2 * HOUR);
    const { scheduled: changed } = await world.scheduled.update(ada, {
      scheduledId: scheduled.id,
      text: "Viewing at eleven",
      sendAt: later,
    });
    expect(changed).toMatchObject({ text: "Viewing at eleven", sendAt: later, rev: expect.any(Number) as number });
    expect(changed.rev).toBeGreaterThan(scheduled.rev);
    expect(await waiting(ada)).toEqual([changed]);
    await world.scheduled.cancel(ada, { scheduledId: scheduled.id });
    await world.runJobs();
    expect([await waiting(ada), await texts(ada)]).toEqual([[], []]);
    await expect(world.scheduled.cancel(ada, { scheduledId: scheduled.id })).rejects.toEqual(refused("NOT_FOUND"));
  });

  it("is sent as it was changed last, once, though each time had a job of its own", async () => {
    const scheduled = await schedule(ada, { sendAt: inMs(400) });
    await world.scheduled.update(ada, { scheduledId: scheduled.id, text: "second", sendAt: inMs(300) });
    await world.scheduled.update(ada, { scheduledId: scheduled.id, text: "third", sendAt: inMs(HOUR) });
    await comeTrue(scheduled);
    await world.runJobs();
    expect(await texts(ben)).toEqual(["third"]);
  });

  it("may be a reply, also shown in the conversation", async () => {
    const root = await sendText(world, ben, group.id, "Who has the keys?");
    const reply = await sendReply(world, ben, root, "Anybody?");
    const scheduled = await schedule(ada, { threadRootId: reply.id, alsoToConversation: true, text: "I do" });
    expect(scheduled.threadRootId).toBe(root.id);
    await comeTrue(scheduled);
    const { items } = await world.messages.list(ben, { conversationId: group.id, threadRootId: root.id, limit: 10 });
    expect(items.at(-1)).toMatchObject({ text: "I do", threadRootId: root.id, alsoToConversation: true });
  });

  it("is scheduled once for a nonce, and another body under it is refused", async () => {
    const input = inputFor();
    const first = await world.scheduled.create(ada, input);
    expect(await world.scheduled.create(ada, input)).toEqual(first);
    await expect(world.scheduled.create(ada, { ...input, text: "Another" })).rejects.toEqual(refused("NONCE_CONFLICT"));
    await comeTrue(first.scheduled);
    await expect(world.scheduled.create(ada, input)).rejects.toEqual(refused("NONCE_CONFLICT"));
    expect(await texts(ben)).toHaveLength(1);
  });

  it.each([
    ["the past", -1_000],
    ["1970", -Date.now()],
    ["more than a year ahead", (LIMITS.scheduledAheadDays + 1) * 24 * HOUR],
  ])("is not sent in %s", async (_when, ms) => {
    await expect(schedule(ada, { sendAt: inMs(ms) })).rejects.toEqual(refused("SEND_TIME_OUT_OF_RANGE"));
    const scheduled = await schedule(ada);
    const moved = world.scheduled.update(ada, { scheduledId: scheduled.id, sendAt: inMs(ms) });
    await expect(moved).rejects.toEqual(refused("SEND_TIME_OUT_OF_RANGE"));
  });

  it("is nobody else's, and not for conversations one is not in", async () => {
    const { id: scheduledId } = await schedule(ada);
    for (const verb of ["update", "cancel", "sendNow"] as const)
      await expect(world.scheduled[verb](ben, { scheduledId })).rejects.toEqual(refused("NOT_FOUND"));
    await expect(schedule(outsider)).rejects.toEqual(refused("NOT_FOUND"));
    const list = world.scheduled.list(outsider, { conversationId: group.id });
    await expect(list).rejects.toEqual(refused("NOT_FOUND"));
  });

  it("is one of so many", async () => {
    const first = await schedule(ada);
    const row = { ...(await stored(first.id)), failure: null };
    const others = Array.from({ length: LIMITS.scheduledMessages - 1 }, () => ({
      ...row,
      id: randomUUID(),
      nonce: randomUUID(),
    }));
    await world.db.withWorkspace(ada.workspaceId, (tx) => tx.insert(scheduledMessages).values(others));
    await expect(schedule(ada)).rejects.toEqual(refused("TOO_MANY_SCHEDULED"));
    await world.scheduled.cancel(ada, { scheduledId: first.id });
    expect((await schedule(ada)).text).toBe("Viewing at ten");
  });
});

async function stored(id: string) {
  const rows = await world.db.withWorkspace(ada.workspaceId, (tx) => tx.select().from(scheduledMessages));
  const row = rows.find((one) => one.id === id);
  if (row === undefined) throw new Error("It is not there");
  return row;
}

describe("a scheduled message that cannot be sent", () => {
  it("stays with the reason, can be tried again and is sent then [F3.5]", async () => {
    const scheduled = await schedule(ben);
    await world.groups.archive(ada, { conversationId: group.id, archived: true });
    await comeTrue(scheduled);
    expect(await waiting(ben)).toMatchObject([{ id: scheduled.id, failure: "CONVERSATION_ARCHIVED" }]);
    await world.groups.archive(ada, { conversationId: group.id, archived: false });
    await comeTrue(scheduled);
    expect([await waiting(ben), await texts(ada)]).toEqual([[], ["Viewing at ten"]]);
  });

  it("says so when the conversation is gone, or its author left it, and is discarded by them [F3.5]", async () => {
    const [left, deleted] = [await schedule(ben), await schedule(ada)];
    await world.groups.leave(ben, { conversationId: group.id });
    await comeTrue(left);
    await world.groups.delete(ada, { conversationId: group.id });
    await comeTrue(deleted);
    for (const [author, { id }] of [
      [ben, left],
      [ada, deleted],
    ] as const) {
      expect(await waiting(author)).toMatchObject([{ id, failure: "CONVERSATION_GONE" }]);
      await world.scheduled.cancel(author, { scheduledId: id });
      expect(await waiting(author)).toEqual([]);
    }
  });

  it("says so when the other person of a direct conversation was deactivated", async () => {
    const { conversation } = await world.conversations.openDirect(ada, { memberId: ben.memberId });
    const scheduled = await schedule(ada, { conversationId: conversation.id });
    await world.members.deactivate(ada, { memberId: ben.memberId });
    await comeTrue(scheduled);
    expect(await waiting(ada)).toMatchObject([{ failure: "MEMBER_DEACTIVATED" }]);
  });

  it("may call everybody where that needs no confirming, and says so when it no longer may [F3.5]", async () => {
    const called = await schedule(ada, { text: "<!everyone> the viewing is at ten" });
    await comeTrue(called);
    expect(await texts(ben)).toEqual(["<!everyone> the viewing is at ten"]);
    const [first, second] = [await schedule(ben, { text: "<!here> hello" }), await schedule(ben)];
    await world.groups.update(ada, { conversationId: group.id, broadcastPolicy: "moderators" });
    await expect(schedule(ben, { text: "<!everyone> hello" })).rejects.toEqual(refused("BROADCAST_RESTRICTED"));
    const update = { scheduledId: second.id, text: "<!everyone> hello" };
    await expect(world.scheduled.update(ben, update)).rejects.toEqual(refused("BROADCAST_RESTRICTED"));
    await comeTrue(first);
    expect(await waiting(ben)).toMatchObject([{ id: first.id, failure: "CALL_REFUSED" }, { id: second.id }]);
  });

  it("ends when its author is deactivated", async () => {
    await schedule(ben);
    await world.drafts.set(ben, { conversationId: group.id, text: "begun" });
    await world.members.deactivate(ada, { memberId: ben.memberId });
    await world.members.reactivate(ada, { memberId: ben.memberId });
    expect([await waiting(ben), (await world.drafts.list(ben)).items]).toEqual([[], []]);
    expect(await texts(ada)).toEqual([]);
  });
});

describe("a node that dies while it sends", () => {
  it("leaves what was stored already to be finished, not to be sent again", async () => {
    const scheduled = await schedule(ada);
    const { nonce } = await stored(scheduled.id);
    // What is left of a node that was killed between storing the message and saying so.
    await world.scheduled.sendNow(ada, { scheduledId: scheduled.id });
    await world.db.withWorkspace(ada.workspaceId, (tx) => tx.update(scheduledMessages).set({ sending: true }));
    await world.messages.send(ada, { conversationId: group.id, nonce, text: scheduled.text });
    const changed = world.scheduled.update(ada, { scheduledId: scheduled.id, text: "Changed" });
    await expect(changed).rejects.toEqual(refused("ALREADY_SENDING"));
    await expect(world.scheduled.cancel(ada, { scheduledId: scheduled.id })).rejects.toEqual(
      refused("ALREADY_SENDING"),
    );
    await world.runJobs();
    expect([await texts(ben), await waiting(ada)]).toEqual([["Viewing at ten"], []]);
  });

  it("sends again what was lost with the database that had stored it", async () => {
    const scheduled = await schedule(ada);
    await world.scheduled.sendNow(ada, { scheduledId: scheduled.id });
    // The node heard that it is stored; the database that takes over lacks it.
    const deps = { ...world.deps, sender: () => Promise.resolve({ status: "repeated" as const, id: randomUUID() }) };
    const delivery = deliver(deps, { workspaceId: ada.workspaceId, scheduledId: scheduled.id });
    await expect(delivery).rejects.toEqual(refused("DATABASE_UNAVAILABLE"));
    expect(await waiting(ada)).toMatchObject([{ id: scheduled.id }]);
    await world.runJobs();
    expect([await texts(ben), await waiting(ada)]).toEqual([["Viewing at ten"], []]);
  });
});
