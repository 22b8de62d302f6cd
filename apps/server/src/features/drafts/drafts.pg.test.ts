import { type Actor, type Conversation, LIMITS } from "@parley/api/server";
import { conversationMembers, type Database, type Tx } from "@parley/db";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import {
  type ConversationWorld,
  createGroup,
  openConversationWorld,
  seedWorkspace,
  sendReply,
  sendText,
} from "../../testing/conversation-factories.js";
import { refused } from "../../testing/refused.js";
import { createDraftsFeature } from "./index.js";

let world: ConversationWorld;
let ada: Actor;
let ben: Actor;
let group: Conversation;

beforeAll(async () => {
  world = await openConversationWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  [ada, ben] = await seedWorkspace(world, "owner", "member");
  group = await createGroup(world, ada, [ben]);
});

const set = async (author: Actor, text: string, threadRootId?: string) =>
  (await world.drafts.set(author, { conversationId: group.id, text, ...(threadRootId && { threadRootId }) })).draft;
const drafts = async (author: Actor) => (await world.drafts.list(author)).items;

it("keeps one draft for each conversation and thread, of each member by themselves [F3.5]", async () => {
  const root = await sendText(world, ben, group.id, "Who comes?");
  const reply = await sendReply(world, ben, root, "Anybody?");
  const inGroup = await set(ada, "Good m");
  const inThread = await set(ada, "I c", reply.id);
  expect(inThread).toMatchObject({ conversationId: group.id, threadRootId: root.id, text: "I c" });
  expect(await drafts(ada)).toEqual([inThread, inGroup]);
  expect(await drafts(ben)).toEqual([]);
});

it("is refused to who is put out of the conversation while it is being stored", async () => {
  const { db } = world.deps;
  const withWorkspace: Database["withWorkspace"] = (workspaceId, work, options) =>
    db.withWorkspace(
      workspaceId,
      (tx) => {
        const insert: Tx["insert"] = (table) => {
          // On the same connection, so ahead of what is inserted.
          void tx
            .delete(conversationMembers)
            .where(
              and(eq(conversationMembers.conversationId, group.id), eq(conversationMembers.memberId, ben.memberId)),
            )
            .execute();
          return tx.insert(table);
        };
        return work(Object.assign(Object.create(tx) as Tx, { insert }));
      },
      options,
    );
  const { service } = createDraftsFeature({ ...world.deps, db: { ...db, withWorkspace } });
  await expect(service.set(ben, { conversationId: group.id, text: "Good m" })).rejects.toEqual(refused("NOT_FOUND"));
  expect((await set(ben, "Good m")).text).toBe("Good m");
});

it("takes the last one written, under a rev that always rises, and tells the writer's devices", async () => {
  const revs: number[] = [];
  for (const text of ["G", "Go", "", "Goo", "", "Good"]) revs.push((await set(ada, text)).rev);
  expect(revs).toEqual([...new Set(revs)].sort((one, other) => one - other));
  expect(await drafts(ada)).toEqual([{ conversationId: group.id, threadRootId: null, text: "Good", rev: revs.at(-1) }]);
  expect(world.signals.filter(({ memberId }) => memberId === ada.memberId).at(-1)).toEqual({
    memberId: ada.memberId,
    signal: { type: "draft", conversationId: group.id, threadRootId: null, text: "Good", rev: revs.at(-1) },
  });
});

it("is taken away by an empty text, also where there is none", async () => {
  await set(ada, "Good");
  await set(ada, "");
  expect(await set(ada, "")).toMatchObject({ text: "" });
  expect(await drafts(ada)).toEqual([]);
});

it("goes with the membership, and does not come back with it", async () => {
  await set(ben, "Good");
  await world.groups.removeMember(ada, { conversationId: group.id, memberId: ben.memberId });
  await expect(set(ben, "Good m")).rejects.toEqual(refused("NOT_FOUND"));
  await world.groups.addMember(ada, { conversationId: group.id, memberId: ben.memberId, role: "member" });
  expect(await drafts(ben)).toEqual([]);
});

it("is not shown of a deleted conversation", async () => {
  await set(ben, "Good");
  await world.groups.delete(ada, { conversationId: group.id });
  expect(await drafts(ben)).toEqual([]);
});

it("leaves nothing in the log", async () => {
  const before = await world.readLog(ada.workspaceId);
  await set(ada, "x".repeat(LIMITS.messageText.max));
  expect(await world.readLog(ada.workspaceId)).toEqual(before);
});

it("is refused for a thread of another conversation", async () => {
  const other = await createGroup(world, ada);
  const root = await sendText(world, ada, other.id, "Elsewhere");
  await expect(set(ada, "Good", root.id)).rejects.toEqual(refused("NOT_FOUND"));
});
