import type { Conversation } from "@parley/api/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type ConversationWorld,
  createGroup,
  eventsOf,
  openConversationWorld,
  seedWorkspace,
  sendText,
} from "../../testing/conversation-factories.js";
import { refused } from "../../testing/refused.js";

let world: ConversationWorld;
beforeAll(async () => {
  world = await openConversationWorld();
});
afterAll(() => world.close());

const UNTIL = "2036-01-01T08:00:00.000Z";

/** Somebody with a direct conversation and three groups, in the order of their last messages. */
async function openScene() {
  const [ada, ben, gus] = await seedWorkspace(world, "owner", "member", "guest");
  const { conversation: direct } = await world.conversations.openDirect(ada, { memberId: ben.memberId });
  await sendText(world, ben, direct.id, "Hello");
  const groups: Conversation[] = [];
  for (const name of ["one", "two", "three"]) groups.push(await createGroup(world, ada, [ben, gus], { name }));
  const [one, two, three] = groups;
  if (!one || !two || !three) throw new Error("There are three groups.");
  return { ada, ben, gus, direct, one, two, three };
}
type Actor = Awaited<ReturnType<typeof openScene>>["ada"];

const names = async (actor: Actor, limit = 20) => {
  const listed: (string | null)[] = [];
  let cursor: string | undefined;
  do {
    const page = await world.conversations.list(actor, { limit, ...(cursor !== undefined && { cursor }) });
    listed.push(...page.items.map(({ name }) => name));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return listed;
};

describe("conversations.setPreferences", () => {
  it("keeps what is chosen, leaves the rest, and is one's own [F2.5]", async () => {
    const { ada, ben, one } = await openScene();
    const set = { conversationId: one.id };
    const { conversation } = await world.conversations.setPreferences(ben, { ...set, level: "mentions", pinned: true });
    expect(conversation.preferences).toMatchObject({ level: "mentions", pinned: true, muted: false, hiddenAt: null });
    await world.conversations.setPreferences(ben, { ...set, muted: true, mutedUntil: UNTIL });
    const known = (await world.conversations.get(ben, set)).conversation.preferences;
    expect(known).toMatchObject({ level: "mentions", pinned: true, muted: true, mutedUntil: UNTIL });
    expect(known.rev).toBeGreaterThan(conversation.preferences.rev);
    expect((await world.conversations.get(ada, set)).conversation.preferences).toMatchObject({
      level: "all",
      pinned: false,
    });
    await world.conversations.setPreferences(ben, { ...set, muted: false });
    expect((await world.conversations.get(ben, set)).conversation.preferences.mutedUntil).toBeNull();
  });

  it("is told to the member alone, and not again when nothing changes", async () => {
    const { ben, three } = await openScene();
    const set = { conversationId: three.id, pinned: true };
    const { conversation } = await world.conversations.setPreferences(ben, set);
    expect((await world.conversations.setPreferences(ben, set)).conversation).toEqual(conversation);
    const rows = await world.readLog(ben.workspaceId, conversation.preferences.rev - 1);
    expect(rows.map(({ row }) => [row.audience, row.memberId])).toEqual([["member", ben.memberId]]);
    expect(eventsOf(rows)).toMatchObject([
      {
        type: "preference.changed",
        scope: "conversation",
        conversationId: three.id,
        preferences: conversation.preferences,
      },
    ]);
  });

  it("puts pinned ones first, on every page, and keeps them there when others write [F2.5]", async () => {
    const { ada, one, two, three } = await openScene();
    await world.conversations.setPreferences(ada, { conversationId: one.id, pinned: true });
    expect(await names(ada)).toEqual(["one", "three", "two", null]);
    await sendText(world, ada, two.id);
    expect(await names(ada)).toEqual(["one", "two", "three", null]);
    await world.conversations.setPreferences(ada, { conversationId: three.id, pinned: true });
    for (const limit of [1, 2, 3]) expect(await names(ada, limit)).toEqual(["three", "one", "two", null]);
    await world.conversations.setPreferences(ada, { conversationId: one.id, pinned: false });
    expect(await names(ada)).toEqual(["three", "two", "one", null]);
  });

  it("hides a direct conversation until something new is written [F2.4]", async () => {
    const { ada, ben, direct } = await openScene();
    await world.conversations.setPreferences(ada, { conversationId: direct.id, hidden: true });
    expect(await names(ada)).toEqual(["three", "two", "one"]);
    expect(await names(ben)).toContain(null);
    expect((await world.conversations.get(ada, { conversationId: direct.id })).conversation.id).toBe(direct.id);
    await sendText(world, ben, direct.id, "Are you there?");
    expect(await names(ada)).toEqual([null, "three", "two", "one"]);
    await world.conversations.setPreferences(ada, { conversationId: direct.id, hidden: true });
    await world.conversations.setPreferences(ada, { conversationId: direct.id, hidden: false });
    expect(await names(ada)).toContain(null);
  });

  it("hides no group, and is refused to who is not in it", async () => {
    const { ada, gus, direct, one } = await openScene();
    const hide = world.conversations.setPreferences(ada, { conversationId: one.id, hidden: true });
    await expect(hide).rejects.toEqual(refused("NOT_A_DIRECT"));
    const foreign = world.conversations.setPreferences(gus, { conversationId: direct.id, pinned: true });
    await expect(foreign).rejects.toEqual(refused("NOT_FOUND"));
  });

  it("goes with the membership: who comes back begins anew", async () => {
    const { ada, ben, one } = await openScene();
    await world.conversations.setPreferences(ben, { conversationId: one.id, pinned: true, muted: true });
    await world.groups.leave(ben, { conversationId: one.id });
    await world.groups.addMember(ada, { conversationId: one.id, memberId: ben.memberId, role: "member" });
    const { conversation } = await world.conversations.get(ben, { conversationId: one.id });
    expect(conversation.preferences).toMatchObject({ pinned: false, muted: false, level: "all" });
  });
});
