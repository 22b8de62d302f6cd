import { randomUUID } from "node:crypto";
import type { Actor, Conversation, ConversationRole } from "@parley/api/server";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  type ConversationWorld,
  createGroup,
  deactivate,
  eventsOf,
  openConversationWorld,
  seedWorkspace,
  sendText,
} from "../../testing/conversation-factories.js";
import { refused } from "../../testing/refused.js";

let world: ConversationWorld;
let owner: Actor;
let moderator: Actor;
let member: Actor;
let guest: Actor;
let newcomer: Actor;
let stranger: Actor;
let group: Conversation;

beforeAll(async () => {
  world = await openConversationWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  [owner, moderator, member, guest, newcomer] = await seedWorkspace(
    world,
    "member",
    "member",
    "member",
    "guest",
    "member",
  );
  [stranger] = await seedWorkspace(world, "owner");
  group = await createGroup(world, owner, [moderator, member, guest]);
  await setRole(owner, moderator, "moderator");
});

const place = (who: { memberId: string }) => ({ conversationId: group.id, memberId: who.memberId });
const setRole = (actor: Actor, who: Actor, role: ConversationRole) =>
  world.groups.setRole(actor, { ...place(who), role });
const add = (actor: Actor, who: { memberId: string }, role: ConversationRole = "member") =>
  world.groups.addMember(actor, { ...place(who), role });
const remove = (actor: Actor, who: { memberId: string }) => world.groups.removeMember(actor, place(who));
const roleOf = async (actor: Actor) =>
  (await world.conversations.get(actor, { conversationId: group.id })).conversation.role;

async function eventsOfDeed(deed: () => Promise<unknown>) {
  const before = (await world.readLog(owner.workspaceId)).length;
  await deed();
  return eventsOf(await world.readLog(owner.workspaceId, before));
}

describe("groups.addMember [F2.2]", () => {
  it("brings somebody in, as what the adder may grant, and tells of it", async () => {
    const events = await eventsOfDeed(async () => {
      const { conversation } = await add(member, newcomer);
      expect(conversation.memberCount).toBe(5);
    });
    expect(events).toMatchObject([
      { type: "conversation.joined", memberId: newcomer.memberId, role: "member", memberCount: 5 },
      { type: "message.sent", message: { system: { type: "member-added", memberId: newcomer.memberId } } },
    ]);
    expect(await roleOf(newcomer)).toBe("member");
    await remove(moderator, newcomer);
    await add(owner, newcomer, "owner");
    expect(await roleOf(newcomer)).toBe("owner");
  });

  it("is refused when they are in already, deactivated or unknown", async () => {
    await expect(add(owner, member)).rejects.toEqual(refused("ALREADY_MEMBER"));
    await deactivate(world, newcomer);
    await expect(add(owner, newcomer)).rejects.toEqual(refused("MEMBER_DEACTIVATED"));
    for (const who of [stranger, { memberId: randomUUID() }])
      await expect(add(owner, who)).rejects.toEqual(refused("NOT_FOUND"));
  });

  it("is refused to guests and outsiders, and for roles above one's own", async () => {
    await expect(add(guest, newcomer)).rejects.toEqual(refused("ROLE_TOO_LOW"));
    for (const actor of [newcomer, stranger]) await expect(add(actor, newcomer)).rejects.toEqual(refused("NOT_FOUND"));
    for (const [actor, role] of [
      [member, "moderator"],
      [moderator, "admin"],
    ] as const)
      await expect(add(actor, newcomer, role)).rejects.toEqual(refused("ROLE_ABOVE_OWN"));
    // To name moderators is setting a role, which takes an admin.
    await expect(add(moderator, newcomer, "moderator")).rejects.toEqual(refused("ROLE_TOO_LOW"));
  });

  it("is refused in archived groups and direct conversations, and gives guests no office", async () => {
    await world.groups.leave(guest, { conversationId: group.id });
    await expect(add(owner, guest, "moderator")).rejects.toEqual(refused("FORBIDDEN"));
    await world.groups.archive(owner, { conversationId: group.id, archived: true });
    await expect(add(owner, newcomer)).rejects.toEqual(refused("CONVERSATION_ARCHIVED"));
    const { conversation: direct } = await world.conversations.openDirect(owner, { memberId: member.memberId });
    const input = { conversationId: direct.id, memberId: newcomer.memberId, role: "member" } as const;
    await expect(world.groups.addMember(owner, input)).rejects.toEqual(refused("NOT_A_GROUP"));
  });

  it("lets one of two who add the same person at once find them there", async () => {
    const added = await Promise.allSettled([add(owner, newcomer), add(member, newcomer)]);
    expect(added.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(added.find(({ status }) => status === "rejected")).toMatchObject({ reason: refused("ALREADY_MEMBER") });
  });
});

describe("groups.removeMember [F2.2]", () => {
  it("takes somebody out; they see that they left, and the line for the others comes behind it", async () => {
    const events = await eventsOfDeed(async () => {
      const { conversation } = await remove(moderator, member);
      expect(conversation.memberCount).toBe(3);
    });
    expect(events).toMatchObject([
      { type: "conversation.left", memberId: member.memberId, memberCount: 3 },
      { type: "message.sent", message: { system: { type: "member-removed", memberId: member.memberId } } },
    ]);
    await expect(world.conversations.get(member, { conversationId: group.id })).rejects.toEqual(refused("NOT_FOUND"));
    await expect(remove(moderator, member)).rejects.toEqual(refused("NOT_FOUND"));
  });

  it("does not tell of a joining again once they left", async () => {
    await remove(moderator, member);
    const joined = eventsOf(await world.readLog(owner.workspaceId)).filter(
      (event) => event.type === "conversation.joined",
    );
    expect(joined.map((event) => event.memberId)).not.toContain(member.memberId);
    expect(joined).toHaveLength(3);
  });

  it("is for moderators, upon nobody above them", async () => {
    await expect(remove(member, guest)).rejects.toEqual(refused("ROLE_TOO_LOW"));
    await expect(remove(guest, member)).rejects.toEqual(refused("ROLE_TOO_LOW"));
    await expect(remove(moderator, owner)).rejects.toEqual(refused("ROLE_ABOVE_OWN"));
    await expect(remove(owner, owner)).rejects.toEqual(refused("INVALID_INPUT"));
    await expect(remove(owner, newcomer)).rejects.toEqual(refused("NOT_FOUND"));
    for (const actor of [newcomer, stranger]) await expect(remove(actor, member)).rejects.toEqual(refused("NOT_FOUND"));
    const { conversation: direct } = await world.conversations.openDirect(owner, { memberId: member.memberId });
    const input = { conversationId: direct.id, memberId: member.memberId };
    await expect(world.groups.removeMember(owner, input)).rejects.toEqual(refused("NOT_A_GROUP"));
  });

  it("works in an archived group too", async () => {
    await world.groups.archive(owner, { conversationId: group.id, archived: true });
    expect((await remove(owner, member)).conversation.memberCount).toBe(3);
  });
});

describe("groups.setRole [F2.2]", () => {
  it("sets a role and tells of it, once", async () => {
    const events = await eventsOfDeed(async () => {
      await setRole(owner, member, "admin");
      await setRole(owner, member, "admin");
    });
    expect(events).toMatchObject([
      { type: "conversation.role-changed", memberId: member.memberId, role: "admin" },
      { type: "message.sent", message: { system: { type: "role-changed", memberId: member.memberId, role: "admin" } } },
    ]);
    expect(await roleOf(member)).toBe("admin");
  });

  it("is for admins, neither upon nor to a role above their own, and never for guests", async () => {
    await setRole(owner, member, "admin");
    await expect(setRole(member, moderator, "owner")).rejects.toEqual(refused("ROLE_ABOVE_OWN"));
    await expect(setRole(member, owner, "member")).rejects.toEqual(refused("ROLE_ABOVE_OWN"));
    await expect(setRole(moderator, member, "member")).rejects.toEqual(refused("ROLE_TOO_LOW"));
    await expect(setRole(guest, guest, "owner")).rejects.toEqual(refused("ROLE_TOO_LOW"));
    await expect(setRole(owner, guest, "moderator")).rejects.toEqual(refused("FORBIDDEN"));
    await expect(setRole(owner, newcomer, "admin")).rejects.toEqual(refused("NOT_FOUND"));
    await expect(setRole(stranger, member, "member")).rejects.toEqual(refused("NOT_FOUND"));
    await world.groups.archive(owner, { conversationId: group.id, archived: true });
    await expect(setRole(owner, member, "member")).rejects.toEqual(refused("CONVERSATION_ARCHIVED"));
    const { conversation: direct } = await world.conversations.openDirect(owner, { memberId: member.memberId });
    const input = { conversationId: direct.id, memberId: member.memberId, role: "admin" } as const;
    await expect(world.groups.setRole(owner, input)).rejects.toEqual(refused("NOT_A_GROUP"));
  });
});

describe("the last owner [F2.2]", () => {
  it("cannot become less, go, or be sent away; handing over first, they can", async () => {
    await expect(setRole(owner, owner, "member")).rejects.toEqual(refused("LAST_OWNER"));
    await expect(world.groups.leave(owner, { conversationId: group.id })).rejects.toEqual(refused("LAST_OWNER"));
    await setRole(owner, member, "owner");
    await setRole(owner, owner, "member");
    await world.groups.leave(owner, { conversationId: group.id });
    expect(await roleOf(member)).toBe("owner");
  });

  it("does not count among them who was deactivated", async () => {
    await setRole(owner, member, "owner");
    await deactivate(world, member);
    await expect(setRole(owner, owner, "admin")).rejects.toEqual(refused("LAST_OWNER"));
  });

  it("stays when two demote each other, leave, or send each other away at once", async () => {
    const deeds: ((actor: Actor, other: Actor) => Promise<unknown>)[] = [
      (actor, other) => setRole(actor, other, "member"),
      (actor) => setRole(actor, actor, "member"),
      (actor) => world.groups.leave(actor, { conversationId: group.id }),
      (actor, other) => remove(actor, other),
    ];
    for (const deed of deeds)
      for (let round = 0; round < 5; round++) {
        group = await createGroup(world, owner, [moderator, member]);
        await setRole(owner, member, "owner");
        const done = await Promise.allSettled([deed(owner, member), deed(member, owner)]);
        expect(done.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
        const { items } = await world.groups.members(moderator, { conversationId: group.id, limit: 10 });
        expect(items.filter((item) => item.role === "owner")).toHaveLength(1);
      }
  }, 60_000);

  it("may lie alone: nothing is deleted, and the group is archived", async () => {
    const alone = await createGroup(world, owner, [], { visibility: "public" });
    const message = await sendText(world, owner, alone.id, "kept");
    await expect(
      world.groups.setRole(owner, { conversationId: alone.id, memberId: owner.memberId, role: "member" }),
    ).rejects.toEqual(refused("LAST_OWNER"));
    const events = await eventsOfDeed(() => world.groups.leave(owner, { conversationId: alone.id }));
    expect(events.map((event) => event.type)).toEqual(["conversation.left", "message.sent", "conversation.archived"]);
    const rows = await world.readLog(owner.workspaceId);
    expect(rows.find(({ row }) => row.entityId === message.id)?.event).toMatchObject({ message: { text: "kept" } });
    await expect(world.groups.join(member, { conversationId: alone.id })).rejects.toEqual(
      refused("CONVERSATION_ARCHIVED"),
    );
    expect((await world.groups.discover(member, { limit: 10 })).items.map(({ id }) => id)).not.toContain(alone.id);
  });
});
