import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  type ConversationWorld,
  createGroup,
  openConversationWorld,
  seedWorkspace,
  sendReply,
  sendText,
} from "../../testing/conversation-factories.js";
import { refused } from "../../testing/refused.js";

let world: ConversationWorld;
beforeAll(async () => {
  world = await openConversationWorld();
});
afterAll(() => world.close());

async function openScene() {
  const [ada, ben, gus] = await seedWorkspace(world, "owner", "member", "guest");
  const group = await createGroup(world, ada, [ben, gus]);
  await world.notify(ada.workspaceId);
  for (const actor of [ben, gus]) await world.notifications.clear(actor);
  const tell = async (text: string) => sendText(world, ada, group.id, `${text} <@${ben.memberId}>`);
  const messages = [await tell("one"), await tell("two"), await tell("three")];
  await world.notify(ada.workspaceId);
  return { ada, ben, gus, group, tell, messages };
}
let scene: Awaited<ReturnType<typeof openScene>>;
type Actor = Awaited<ReturnType<typeof openScene>>["ada"];
beforeEach(async () => {
  scene = await openScene();
});

const list = (actor: Actor, input: { unreadOnly?: boolean; cursor?: string; limit?: number } = {}) =>
  world.notifications.list(actor, { unreadOnly: false, limit: 100, ...input });
const words = async (actor: Actor, unreadOnly = false) => {
  await world.flush();
  return (await list(actor, { unreadOnly })).items.map(({ message }) => message?.text.split(" ")[0]);
};

describe("the list of notifications", () => {
  it("comes in pages, the last first, without gap or double while more are made [F6.1]", async () => {
    const { ben, tell, ada } = scene;
    const first = await list(ben, { limit: 2 });
    expect(first.items.map(({ message }) => message?.text.split(" ")[0])).toEqual(["three", "two"]);
    await tell("four");
    await world.notify(ada.workspaceId);
    const rest = await list(ben, { cursor: first.nextCursor ?? "" });
    expect(rest.items.map(({ message }) => message?.text.split(" ")[0])).toEqual(["one"]);
    expect(rest).toMatchObject({ nextCursor: null, unreadCount: 4 });
    await expect(list(ben, { cursor: "nonsense" })).rejects.toEqual(refused("BAD_CURSOR"));
  });

  it("shows what is there now: mended words, and nothing of what was deleted [F6.3]", async () => {
    const { ada, ben, messages } = scene;
    await world.messages.edit(ada, { messageId: messages[2]?.id ?? "", text: "mended" });
    await world.messages.delete(ada, { messageId: messages[0]?.id ?? "" });
    expect(await words(ben)).toEqual(["mended", "two"]);
    expect(await list(ben)).toMatchObject({ unreadCount: 2 });
  });

  it("shows nothing of a conversation one has left, been removed from, or that is gone, also on coming back [F6.3]", async () => {
    const { ada, ben, group } = scene;
    await world.groups.leave(ben, { conversationId: group.id });
    expect(await words(ben)).toEqual([]);
    await world.groups.addMember(ada, { conversationId: group.id, memberId: ben.memberId, role: "member" });
    expect(await words(ben)).toEqual([]);
    await sendText(world, ada, group.id, `again <@${ben.memberId}>`);
    await world.notify(ada.workspaceId);
    expect(await words(ben, true)).toEqual(["again", undefined]);
    await world.groups.delete(ada, { conversationId: group.id });
    expect(await list(ben)).toMatchObject({ items: [], unreadCount: 0 });
  });
});

describe("what is read", () => {
  it("is what was read in its conversation, on whatever device [F6.3]", async () => {
    const { ben, group, messages } = scene;
    await world.receipts.markRead(ben, { conversationId: group.id, seq: messages[1]?.seq ?? 0 });
    expect(await words(ben, true)).toEqual(["three"]);
    expect(await words(ben)).toEqual(["three", "two", "one"]);
    expect(await list(ben)).toMatchObject({ unreadCount: 1 });
  });

  it("stays read when the conversation is marked as unread", async () => {
    const { ben, group, messages } = scene;
    await world.receipts.markRead(ben, { conversationId: group.id, seq: messages[2]?.seq ?? 0 });
    await world.flush();
    await world.receipts.markUnread(ben, { messageId: messages[0]?.id ?? "" });
    expect(await words(ben, true)).toEqual([]);
  });

  it("is what was read in its thread, and not in the conversation [F6.3]", async () => {
    const { ada, ben, group, messages } = scene;
    const root = await sendText(world, ben, group.id, "Who shows the flat?");
    const reply = await sendReply(world, ada, root, "reply");
    await world.notify(ada.workspaceId);
    const conversationId = group.id;
    await world.receipts.markRead(ben, { conversationId, seq: Math.max(reply.seq, messages[2]?.seq ?? 0) });
    expect(await words(ben, true)).toEqual(["reply"]);
    await world.threads.markRead(ben, { rootId: root.id, seq: reply.seq });
    expect(await words(ben, true)).toEqual([]);
    await world.receipts.markUnread(ben, { messageId: reply.id });
    expect(await words(ben, true)).toEqual([]);
    const later = await sendReply(world, ada, root, "later");
    await world.notify(ada.workspaceId);
    expect(await words(ben, true)).toEqual(["later"]);
    await world.receipts.markUnread(ben, { messageId: reply.id });
    expect(await words(ben, true)).toEqual(["later"]);
    await world.threads.markRead(ben, { rootId: root.id, seq: later.seq });
    expect(await words(ben, true)).toEqual([]);
  });

  it("is one that was marked, or all of them; told once [F6.1]", async () => {
    const { ada, ben, tell } = scene;
    const { items } = await list(ben);
    const ids = [items[1]?.id ?? ""];
    await world.notifications.markRead(ben, { ids });
    expect(await words(ben, true)).toEqual(["three", "one"]);
    const told = await world.readLog(ben.workspaceId);
    await world.notifications.markRead(ben, { ids });
    expect(await world.readLog(ben.workspaceId)).toEqual(told);

    await world.notifications.markRead(ben, { all: true });
    expect(await words(ben, true)).toEqual([]);
    expect(await words(ben)).toEqual(["three", "two", "one"]);
    const later = await world.readLog(ben.workspaceId);
    await world.notifications.markRead(ben, { all: true });
    expect(await world.readLog(ben.workspaceId)).toEqual(later);
    await tell("four");
    await world.notify(ada.workspaceId);
    expect(await words(ben, true)).toEqual(["four"]);
  });

  it("cannot be said of what is another's", async () => {
    const { ben, gus } = scene;
    const { items } = await list(ben);
    const ids = items.map(({ id }) => id);
    await expect(world.notifications.markRead(gus, { ids })).rejects.toEqual(refused("NOT_FOUND"));
    await expect(world.notifications.markRead(ben, { ids: [randomUUID()] })).rejects.toEqual(refused("NOT_FOUND"));
    expect(await list(ben)).toMatchObject({ unreadCount: 3 });
  });
});

it("is empty once cleared, until something new comes [F6.1]", async () => {
  const { ada, ben, tell } = scene;
  await world.notifications.clear(ben);
  expect(await list(ben)).toEqual({ items: [], nextCursor: null, unreadCount: 0 });
  const told = await world.readLog(ben.workspaceId);
  await world.notifications.clear(ben);
  expect(await world.readLog(ben.workspaceId)).toEqual(told);
  await tell("four");
  await world.notify(ada.workspaceId);
  expect(await words(ben)).toEqual(["four"]);
});

it("is told to its member alone, without words", async () => {
  const { ben, messages } = scene;
  const rows = await world.readLog(ben.workspaceId, messages[2]?.seq);
  expect(rows.map(({ row }) => [row.type, row.audience, row.memberId])).toEqual(
    Array.from({ length: 3 }, () => ["notification.added", "member", ben.memberId]),
  );
  expect(JSON.stringify(rows)).not.toContain("three");
});
