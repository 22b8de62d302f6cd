import { LIMITS } from "@parley/api/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type ConversationWorld,
  createGroup,
  openConversationWorld,
  seedWorkspace,
  sendReply,
  sendText,
} from "../../testing/conversation-factories.js";
import { refused } from "../../testing/refused.js";
import { listThreadsForBootstrap } from "./list-for-bootstrap.js";

let world: ConversationWorld;
beforeAll(async () => {
  world = await openConversationWorld();
});
afterAll(() => world.close());

const all = { limit: 20, unreadOnly: false };
const unread = { limit: 20, unreadOnly: true };
const textsOf = (threads: { root: { text: string } | null }[]) => threads.map(({ root }) => root?.text);

async function scene(history: "all" | "since-joining" = "all") {
  const [ada, ben, cem] = await seedWorkspace(world, "owner", "member", "guest");
  const group = await createGroup(world, ada, [ben], { history });
  const [house, flat] = [await sendText(world, ada, group.id, "House"), await sendText(world, ada, group.id, "Flat")];
  return { ada, ben, cem, group, house, flat };
}

describe("threads.list", () => {
  it("shows followed threads with root, last replies and unread count, last reply first [F4.1]", async () => {
    const { ada, ben, group, house, flat } = await scene();
    await sendReply(world, ben, flat, "About the flat");
    for (const text of ["one", "two", "three", "four"]) await sendReply(world, ben, house, text);
    await sendText(world, ben, group.id, "Without replies");
    const { items, nextCursor } = await world.threads.list(ada, all);
    expect(nextCursor).toBeNull();
    expect(textsOf(items)).toEqual(["House", "Flat"]);
    expect(items[0]).toMatchObject({
      rootId: house.id,
      conversationId: group.id,
      following: true,
      unreadCount: 4,
      replyCount: 4,
      participantIds: [ben.memberId],
      root: { replyCount: 4 },
    });
    expect(items[0]?.lastReplies.map(({ text }) => text)).toEqual(["two", "three", "four"]);
    expect((await world.threads.get(ada, { rootId: house.id })).thread).toEqual(items[0]);
  });

  it("can be cut to what is unread, and goes on page by page [F4.1]", async () => {
    const { ada, ben, house, flat } = await scene();
    await sendReply(world, ben, flat);
    const reply = await sendReply(world, ben, house);
    const first = await world.threads.list(ada, { ...all, limit: 1 });
    expect(textsOf(first.items)).toEqual(["House"]);
    const rest = await world.threads.list(ada, { ...all, limit: 1, cursor: first.nextCursor });
    expect([textsOf(rest.items), rest.nextCursor]).toEqual([["Flat"], null]);
    await world.threads.markRead(ada, { rootId: house.id, seq: reply.seq });
    expect(textsOf((await world.threads.list(ada, unread)).items)).toEqual(["Flat"]);
    await expect(world.threads.list(ada, { ...all, cursor: "nonsense" })).rejects.toEqual(refused("BAD_CURSOR"));
  });

  it("keeps archived groups out of what is unread, and deleted ones out of all [F4.1]", async () => {
    const { ada, ben, group, house } = await scene();
    await sendReply(world, ben, house);
    await world.groups.archive(ada, { conversationId: group.id, archived: true });
    expect((await world.threads.list(ada, unread)).items).toEqual([]);
    expect((await world.threads.list(ada, all)).items).toHaveLength(1);
    await world.groups.delete(ada, { conversationId: group.id });
    expect((await world.threads.list(ada, all)).items).toEqual([]);
  });

  it("knows a thread whose replies were all deleted, without any of their words [F4.1]", async () => {
    const { ada, ben, house } = await scene();
    const reply = await sendReply(world, ben, house, "Secret");
    await world.messages.delete(ben, { messageId: reply.id });
    const { items } = await world.threads.list(ada, all);
    expect(items).toMatchObject([{ replyCount: 0, lastReplies: [], unreadCount: 0 }]);
  });
});

describe("somebody whose history begins within a thread", () => {
  it("sees the replies since, not the root nor what was said before, and can reply (SPEC W8) [F4.1]", async () => {
    const { ada, ben, cem, group, house, flat } = await scene("since-joining");
    await sendReply(world, ben, house, "Before");
    await world.groups.addMember(ada, { conversationId: group.id, memberId: cem.memberId, role: "member" });
    await expect(world.threads.get(cem, { rootId: house.id })).rejects.toEqual(refused("NOT_FOUND"));
    await expect(sendReply(world, cem, house)).rejects.toEqual(refused("NOT_FOUND"));
    const place = { conversationId: group.id, threadRootId: house.id, limit: 50 };
    await expect(world.messages.list(cem, place)).rejects.toEqual(refused("NOT_FOUND"));

    const since = await sendReply(world, ben, house, `Since, <@${cem.memberId}>`);
    expect((await world.messages.list(cem, place)).items).toEqual([since]);
    const { thread } = await world.threads.get(cem, { rootId: house.id });
    expect(thread).toMatchObject({ root: null, replyCount: 1, following: true, unreadCount: 1, mentionCount: 1 });
    expect(thread.lastReplies).toEqual([since]);
    await sendReply(world, cem, house, "Here I am");
    expect((await world.threads.get(cem, { rootId: house.id })).thread.replyCount).toBe(2);
    expect((await world.threads.get(ada, { rootId: house.id })).thread.replyCount).toBe(3);
    await expect(world.threads.follow(cem, { rootId: flat.id })).rejects.toEqual(refused("NOT_FOUND"));
  });
});

describe("what a client starts from", () => {
  it("tells of the threads with the last replies, of all unread ones, and whether that is all [F4.1]", async () => {
    const { ada, ben, group, house } = await scene();
    const read = (tx: Parameters<typeof listThreadsForBootstrap>[0]) => listThreadsForBootstrap(tx, ada);
    const start = () => world.db.withWorkspace(ada.workspaceId, read);
    expect(await start()).toEqual({ threads: [], complete: true });
    await sendReply(world, ben, house);
    expect(await start()).toMatchObject({ threads: [{ rootId: house.id, unreadCount: 1 }], complete: true });

    const quiet = await sendText(world, ada, group.id, "Quiet");
    await sendReply(world, ada, quiet);
    const roots = await Promise.all(
      Array.from({ length: LIMITS.threadsAtStart }, (_, index) =>
        sendText(world, ada, group.id, `Root ${String(index)}`),
      ),
    );
    await Promise.all(roots.map((root) => sendReply(world, ada, root)));
    const { threads, complete } = await start();
    expect(complete).toBe(false);
    expect(threads).toHaveLength(LIMITS.threadsAtStart + 1);
    expect(threads.map(({ rootId }) => rootId)).toContain(house.id);
    expect(threads.map(({ rootId }) => rootId)).not.toContain(quiet.id);
  });
});
