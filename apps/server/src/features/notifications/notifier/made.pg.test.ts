import { randomUUID } from "node:crypto";
import { LIMITS } from "@parley/api/server";
import { memberPresences } from "@parley/db";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  type ConversationWorld,
  createGroup,
  openConversationWorld,
  seedWorkspace,
  sendReply,
  sendText,
} from "../../../testing/conversation-factories.js";

let world: ConversationWorld;
beforeAll(async () => {
  world = await openConversationWorld();
});
afterAll(() => world.close());

async function openScene() {
  const [ada, ben, gus, outsider] = await seedWorkspace(world, "owner", "member", "guest", "member");
  const group = await createGroup(world, ada, [ben, gus]);
  await world.notify(ada.workspaceId);
  for (const actor of [ben, gus]) await world.notifications.clear(actor);
  return { ada, ben, gus, outsider, group };
}
type Actor = Awaited<ReturnType<typeof openScene>>["ada"];

let scene: Awaited<ReturnType<typeof openScene>>;
beforeEach(async () => {
  scene = await openScene();
});

const list = async (actor: Actor, unreadOnly = false) => {
  await world.notify(actor.workspaceId);
  return (await world.notifications.list(actor, { unreadOnly, limit: 100 })).items;
};
/** Why somebody was told, the last first. */
const kinds = async (actor: Actor) => (await list(actor)).map(({ kind }) => kind);
const naming = (actor: Actor) => `Look, <@${actor.memberId}>`;

describe("notifications are made for", () => {
  it("who is mentioned, and nobody else [F6.1]", async () => {
    const { ada, ben, gus, outsider, group } = scene;
    const message = await sendText(world, ada, group.id, `${naming(ben)} and <@${outsider.memberId}>`);
    expect(await list(ben)).toMatchObject([
      {
        kind: "mention",
        conversationId: group.id,
        messageId: message.id,
        actorIds: [ada.memberId],
        message: { text: message.text },
        conversation: { kind: "group", name: "Team" },
        unread: true,
        alerts: true,
        silencedBy: null,
      },
    ]);
    for (const actor of [ada, gus, outsider]) expect(await kinds(actor)).toEqual([]);
  });

  it("a direct message [F6.1]", async () => {
    const { ada, ben } = scene;
    const { conversation } = await world.conversations.openDirect(ada, { memberId: ben.memberId });
    await sendText(world, ada, conversation.id, "Hello");
    await sendText(world, ada, conversation.id, naming(ben));
    expect(await kinds(ben)).toEqual(["mention", "direct"]);
    expect(await kinds(ada)).toEqual([]);
  });

  it("a reply in a thread one follows, not in others [F6.1]", async () => {
    const { ada, ben, gus, group } = scene;
    const root = await sendText(world, ben, group.id, "Who shows the flat?");
    const reply = await sendReply(world, ada, root, "I do");
    expect(await list(ben)).toMatchObject([{ kind: "reply", messageId: reply.id, threadRootId: root.id }]);
    expect(await kinds(gus)).toEqual([]);
    await world.threads.unfollow(ben, { rootId: root.id });
    await sendReply(world, ada, root, "Or you?");
    expect(await kinds(ben)).toEqual(["reply"]);
  });

  it("reactions to one's own message, all of them in one [F6.1]", async () => {
    const { ada, ben, gus, group } = scene;
    const message = await sendText(world, ben, group.id, "Sold");
    await world.reactions.add(ada, { messageId: message.id, emoji: "🎉" });
    await world.reactions.add(ben, { messageId: message.id, emoji: "👍" });
    const [first] = await list(ben);
    expect(first).toMatchObject({
      kind: "reaction",
      alerts: false,
      actorIds: [ada.memberId],
      actorCount: 1,
      emoji: ["🎉"],
    });
    await world.notifications.markRead(ben, { ids: [first?.id ?? ""] });
    await world.reactions.add(gus, { messageId: message.id, emoji: "👍" });
    expect(await list(ben)).toMatchObject([
      { id: first?.id, unread: true, actorIds: [gus.memberId, ada.memberId], actorCount: 2, emoji: ["👍", "🎉"] },
    ]);
    expect(await kinds(ada)).toEqual([]);
  });

  it("reactions only as long as one stands there [F6.1]", async () => {
    const { ada, ben, group } = scene;
    const message = await sendText(world, ben, group.id, "Sold");
    await world.reactions.add(ada, { messageId: message.id, emoji: "🎉" });
    expect(await kinds(ben)).toEqual(["reaction"]);
    await world.reactions.remove(ada, { messageId: message.id, emoji: "🎉" });
    expect(await kinds(ben)).toEqual([]);
    await world.reactions.add(ada, { messageId: message.id, emoji: "🎉" });
    expect(await kinds(ben)).toEqual(["reaction"]);
  });

  it("a group somebody brings one into, not one that one joins [F6.1]", async () => {
    const { ada, ben, outsider } = scene;
    const group = await createGroup(world, ada, [ben], { name: "Keys", visibility: "public" });
    await world.groups.join(outsider, { conversationId: group.id });
    expect(await list(ben)).toMatchObject([
      {
        kind: "added",
        messageId: null,
        message: null,
        actorIds: [ada.memberId],
        conversation: { name: "Keys" },
        unread: true,
      },
    ]);
    expect(await kinds(outsider)).toEqual([]);
  });

  it("a keyword of one's own, where one may read it [F6.1]", async () => {
    const { ada, ben, outsider, group } = scene;
    for (const actor of [ada, ben, outsider])
      await world.preferences.set(actor, { notifications: { keywords: ["window", "Schlüssel"] } });
    await sendText(world, ada, group.id, "Wer hat den SCHLÜSSEL?");
    await sendText(world, ada, group.id, "`Schlüssel`");
    expect(await list(ben)).toMatchObject([{ kind: "keyword", keyword: "Schlüssel" }]);
    for (const actor of [ada, outsider]) expect(await kinds(actor)).toEqual([]);
  });

  it("each message once, by the strongest reason", async () => {
    const { ada, ben, group } = scene;
    await world.preferences.set(ben, { notifications: { keywords: ["look"] } });
    const root = await sendText(world, ben, group.id, "Who shows the flat?");
    await sendReply(world, ada, root, naming(ben));
    expect(await kinds(ben)).toEqual(["mention"]);
  });

  it("the newly mentioned alone when an edit names somebody [F6.1] [F3.4]", async () => {
    const { ada, ben, gus, group } = scene;
    const message = await sendText(world, ada, group.id, naming(ben));
    expect(await kinds(ben)).toEqual(["mention"]);
    await world.notifications.clear(ben);
    await world.receipts.markRead(gus, { conversationId: group.id, seq: message.seq });
    await world.messages.edit(ada, { messageId: message.id, text: `${naming(ben)}, ${naming(gus)}` });
    expect(await list(gus)).toMatchObject([{ kind: "mention", messageId: message.id, unread: true }]);
    expect(await kinds(ben)).toEqual([]);
    await world.messages.edit(ada, { messageId: message.id, text: `${naming(gus)}!` });
    await world.messages.edit(ada, { messageId: message.id, text: `${naming(gus)} ${naming(ben)}` });
    expect(await kinds(ben)).toEqual([]);
  });
});

describe("nothing is made", () => {
  it("for who has read it by then", async () => {
    const { ada, ben, group } = scene;
    const message = await sendText(world, ada, group.id, naming(ben));
    await world.receipts.markRead(ben, { conversationId: group.id, seq: message.seq });
    expect(await kinds(ben)).toEqual([]);
  });

  it("of what was deleted, for who has left, and for who may not read that far back [F6.3]", async () => {
    const { ada, ben, gus, outsider, group } = scene;
    const gone = await sendText(world, ada, group.id, naming(ben));
    await world.messages.delete(ada, { messageId: gone.id });
    await sendText(world, ada, group.id, `${naming(gus)} ${naming(outsider)}`);
    await world.groups.leave(gus, { conversationId: group.id });
    await world.groups.addMember(ada, { conversationId: group.id, memberId: outsider.memberId, role: "member" });
    for (const actor of [ben, gus]) expect(await kinds(actor)).toEqual([]);
    expect(await kinds(outsider)).toEqual(["added"]);
  });
});

describe("how it is told", () => {
  it("goes by level and mute of the conversation [F6.2]", async () => {
    const { ada, ben, gus, group } = scene;
    const conversationId = group.id;
    await world.conversations.setPreferences(ben, { conversationId, level: "nothing" });
    await world.conversations.setPreferences(gus, { conversationId, muted: true });
    const message = await sendText(world, gus, group.id, "Sold");
    await world.reactions.add(ada, { messageId: message.id, emoji: "🎉" });
    await sendText(world, ada, group.id, `${naming(ben)} ${naming(gus)}`);
    expect(await kinds(ben)).toEqual([]);
    expect(await list(gus)).toMatchObject([{ kind: "mention", alerts: false, silencedBy: "muted" }]);
    const past = new Date(Date.now() - 1_000).toISOString();
    await world.conversations.setPreferences(gus, { conversationId, muted: true, mutedUntil: past });
    await sendText(world, ada, group.id, naming(gus));
    expect((await list(gus))[0]).toMatchObject({ alerts: true, silencedBy: null });
  });

  it("is quiet while somebody does not want to be disturbed, and in their quiet hours [F6.2]", async () => {
    const { ada, ben, gus, group } = scene;
    const { workspaceId, memberId } = ben;
    await world.db.withWorkspace(workspaceId, (tx) =>
      tx.insert(memberPresences).values({ workspaceId, memberId, status: "dnd" }),
    );
    const quietHours = { days: [1, 2, 3, 4, 5, 6, 7], from: "00:00", to: "00:00", timeZone: "Europe/Berlin" };
    await world.preferences.set(gus, { notifications: { quietHours } });
    await sendText(world, ada, group.id, `${naming(ben)} ${naming(gus)}`);
    expect(await list(ben)).toMatchObject([{ alerts: false, silencedBy: "do-not-disturb", unread: true }]);
    expect(await list(gus)).toMatchObject([{ alerts: false, silencedBy: "quiet-hours", unread: true }]);
  });

  it("groups begin with the level one has chosen for them [F6.2]", async () => {
    const { ada, ben, gus } = scene;
    await world.preferences.set(ben, { notifications: { defaultLevel: "nothing" } });
    const group = await createGroup(world, ada, [ben, gus], { visibility: "public" });
    const levelOf = async (actor: Actor) =>
      (await world.conversations.get(actor, { conversationId: group.id })).conversation.preferences.level;
    expect([await levelOf(ben), await levelOf(gus)]).toEqual(["nothing", "all"]);
    await world.groups.leave(ben, { conversationId: group.id });
    await world.preferences.set(ben, { notifications: { defaultLevel: "mentions" } });
    await world.groups.join(ben, { conversationId: group.id });
    expect(await levelOf(ben)).toBe("mentions");
  });
});

it("keeps the last ones of each member, and lets the oldest go", async () => {
  const { ada, ben } = scene;
  const { conversation } = await world.conversations.openDirect(ada, { memberId: ben.memberId });
  const texts = Array.from({ length: LIMITS.notificationsKept + 3 }, (_, index) => `message ${index}`);
  for (let start = 0; start < texts.length; start += 100)
    await Promise.all(
      texts
        .slice(start, start + 100)
        .map((text) => world.messages.send(ada, { conversationId: conversation.id, nonce: randomUUID(), text })),
    );
  await world.notify(ada.workspaceId);
  const { unreadCount } = await world.notifications.list(ben, { unreadOnly: false, limit: 1 });
  expect(unreadCount).toBe(LIMITS.notificationsKept);
});
