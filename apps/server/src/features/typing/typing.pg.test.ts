import { type Actor, LIMITS } from "@parley/api/server";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import {
  type ConversationWorld,
  createGroup,
  openConversationWorld,
  seedWorkspace,
} from "../../testing/conversation-factories.js";
import { createTypingFeature } from "./index.js";

let world: ConversationWorld;
let told: unknown[];
let ada: Actor;
let ben: Actor;
let outsider: Actor;

beforeAll(async () => {
  world = await openConversationWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  told = [];
  [ada, ben, outsider] = await seedWorkspace(world, "owner", "member", "member");
});

function typing() {
  const signals = {
    toMember: () => undefined,
    toConversation: (...call: unknown[]) => void told.push(call),
  };
  return createTypingFeature({ ...world.deps, signals }).service;
}

it("tells the others in the conversation who writes", async () => {
  const group = await createGroup(world, ada, [ben]);
  await typing().signal(ben, { conversationId: group.id, typing: true });
  const signal = { type: "typing", conversationId: group.id, memberId: ben.memberId, typing: true };
  expect(told).toEqual([[ben.workspaceId, group.id, signal, { exceptMemberId: ben.memberId }]]);
});

it("is NOT_FOUND for those who are not in the conversation", async () => {
  const group = await createGroup(world, ada, [ben]);
  await expect(typing().signal(outsider, { conversationId: group.id, typing: true })).rejects.toMatchObject({
    reason: "NOT_FOUND",
  });
  expect(told).toEqual([]);
});

it("is told once in three seconds, however often a client says it, and stored nowhere [F5.4]", async () => {
  const group = await createGroup(world, ada, [ben]);
  const service = typing();
  const before = await world.readLog(ada.workspaceId);
  for (let index = 0; index < 5; index += 1) await service.signal(ben, { conversationId: group.id, typing: true });
  expect(told).toHaveLength(1);
  await service.signal(ada, { conversationId: group.id, typing: true });
  expect(told).toHaveLength(2);
  for (let index = 0; index < 3; index += 1) await service.signal(ben, { conversationId: group.id, typing: false });
  expect(told).toHaveLength(3);
  expect(await world.readLog(ada.workspaceId)).toEqual(before);
});

it("is told to nobody in a crowd [F5.4]", async () => {
  const [owner, ...crowd] = await seedWorkspace(
    world,
    "owner",
    ...Array.from({ length: LIMITS.typingMembers }, () => "member" as const),
  );
  const group = await createGroup(world, owner, crowd);
  await typing().signal(owner, { conversationId: group.id, typing: true });
  expect(told).toEqual([]);
});
