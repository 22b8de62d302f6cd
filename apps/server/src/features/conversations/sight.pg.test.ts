import type { Actor } from "@parley/api/server";
import { conversationMembers, messages } from "@parley/db";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type ConversationWorld,
  createGroup,
  openConversationWorld,
  seedWorkspace,
  sendText,
} from "../../testing/conversation-factories.js";
import { refused } from "../../testing/refused.js";
import { visibleMessages } from "./index.js";

const worlds: [fences: string, withoutRowSecurity: boolean][] = [
  ["with row security", false],
  ["with the program's filters alone", true],
];

describe.each(worlds)("the rule of sight, %s", (_fences, withoutRowSecurity) => {
  let world: ConversationWorld;
  beforeAll(async () => {
    world = await openConversationWorld({ withoutRowSecurity });
  });
  afterAll(() => world.close());

  /** Everything the rule lets somebody read, by both of its spellings. */
  async function readable(actor: Actor, conversationIds: string[]): Promise<string[]> {
    return world.db.withWorkspace(actor.workspaceId, async (tx) => {
      const anywhere = await tx.select().from(messages).where(visibleMessages(actor));
      const named: typeof anywhere = [];
      for (const id of conversationIds)
        named.push(
          ...(await tx.select().from(messages).where(visibleMessages(actor, id))).filter(
            (row) => row.conversationId === id,
          ),
        );
      const texts = (rows: typeof anywhere) =>
        rows
          .filter((row) => row.kind === "text")
          .map((row) => row.text)
          .sort();
      expect(texts(anywhere)).toEqual(texts(named));
      return texts(anywhere);
    });
  }

  it("goes by membership now, history and deletion", async () => {
    const [ada, ben, cem, outsider] = await seedWorkspace(world, "owner", "member", "member", "admin");
    const [stranger] = await seedWorkspace(world, "owner");
    const open = await createGroup(world, ada, [ben], { history: "all", visibility: "public" });
    const closed = await createGroup(world, ada, [ben], { history: "since-joining" });
    await sendText(world, ada, open.id, "open 1");
    await sendText(world, ada, closed.id, "closed 1");
    for (const { id } of [open, closed])
      await world.groups.addMember(ada, { conversationId: id, memberId: cem.memberId, role: "member" });
    await sendText(world, ada, open.id, "open 2");
    await sendText(world, ada, closed.id, "closed 2");
    const ids = [open.id, closed.id];
    const everything = ["closed 1", "closed 2", "open 1", "open 2"];
    expect(await readable(ada, ids)).toEqual(everything);
    expect(await readable(ben, ids)).toEqual(everything);
    expect(await readable(cem, ids)).toEqual(["closed 2", "open 1", "open 2"]);
    expect(await readable(outsider, ids)).toEqual([]);
    expect(await readable(stranger, ids)).toEqual([]);
    expect(await readable({ ...ada, workspaceId: stranger.workspaceId }, ids)).toEqual([]);

    await world.groups.removeMember(ada, { conversationId: open.id, memberId: ben.memberId });
    await world.groups.delete(ada, { conversationId: closed.id });
    expect(await readable(ben, ids)).toEqual([]);
    expect(await readable(ada, ids)).toEqual(["open 1", "open 2"]);
  });

  it("hides older text from those who joined a group of history since-joining, in every read [F2.3]", async () => {
    const [ada, ben] = await seedWorkspace(world, "owner", "member");
    const group = await createGroup(world, ada, [], { history: "since-joining", visibility: "public" });
    const secret = await sendText(world, ada, group.id, `before <@${ben.memberId}>`);
    await world.groups.join(ben, { conversationId: group.id });
    const { conversation } = await world.conversations.get(ben, { conversationId: group.id });
    expect(conversation).toMatchObject({ unreadCount: 0, mentionCount: 0, lastMessage: { kind: "system" } });
    const page = await world.messages.list(ben, { conversationId: group.id, around: secret.seq, limit: 50 });
    expect(page.items.map((item) => item.system?.type)).toEqual(["member-joined"]);
    expect(page).toMatchObject({ hasOlder: false, hasNewer: false });
    for (const read of [world.messages.versions, world.messages.delete, world.receipts.markUnread])
      await expect(read(ben, { messageId: secret.id })).rejects.toEqual(refused("NOT_FOUND"));
    await expect(world.messages.edit(ben, { messageId: secret.id, text: "x" })).rejects.toEqual(refused("NOT_FOUND"));
  });

  it("counts nothing as unread that was there before somebody came, whatever they may read", async () => {
    const [ada, ben] = await seedWorkspace(world, "owner", "member");
    const closed = await createGroup(world, ada, [], { history: "since-joining", visibility: "public" });
    const open = await createGroup(world, ada, [], { history: "all", visibility: "public" });
    const unreadOf = async (conversationId: string) =>
      (await world.conversations.get(ben, { conversationId })).conversation.unreadCount;
    for (const { id } of [closed, open]) {
      await sendText(world, ada, id, "before");
      await world.groups.join(ben, { conversationId: id });
      expect(await unreadOf(id)).toBe(0);
    }
    // Wherever a cursor stands, what cannot be read is not unread.
    await world.db.withWorkspace(ben.workspaceId, (tx) =>
      tx.update(conversationMembers).set({ readSeq: 0 }).where(eq(conversationMembers.memberId, ben.memberId)),
    );
    expect([await unreadOf(closed.id), await unreadOf(open.id)]).toEqual([0, 1]);
  });

  it("does not open the past to somebody who comes back, nor revive what was unread [F2.3]", async () => {
    const [ada, ben] = await seedWorkspace(world, "owner", "member");
    const group = await createGroup(world, ada, [ben], { history: "since-joining" });
    await sendText(world, ada, group.id, "unread when leaving");
    await world.groups.leave(ben, { conversationId: group.id });
    await sendText(world, ada, group.id, "while away");
    const { conversation: before } = await world.conversations.get(ada, { conversationId: group.id });
    await world.groups.addMember(ada, { conversationId: group.id, memberId: ben.memberId, role: "member" });
    const { conversation } = await world.conversations.get(ben, { conversationId: group.id });
    expect(conversation).toMatchObject({ unreadCount: 0, memberCount: before.memberCount + 1 });
    expect(conversation.readRev).toBeGreaterThan(0);
    const { items } = await world.messages.list(ben, { conversationId: group.id, limit: 50 });
    expect(items.map((item) => item.text).filter((text) => text !== "")).toEqual([]);
  });
});
