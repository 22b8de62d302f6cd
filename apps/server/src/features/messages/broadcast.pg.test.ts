import { randomUUID } from "node:crypto";
import { type Actor, LIMITS, type MessagesSendInput } from "@parley/api/server";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  type ConversationWorld,
  createGroup,
  deactivate,
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
beforeEach(() => world.connected.clear());

const connect = (...people: readonly Actor[]) => {
  for (const { memberId } of people) world.connected.add(memberId);
};

async function countsOf(actor: Actor, conversationId: string) {
  const { conversation } = await world.conversations.get(actor, { conversationId });
  return [conversation.unreadCount, conversation.mentionCount];
}

/** A group of its owner and so many others. */
async function crowd(size: number) {
  const roles = Array.from({ length: size }, () => "member" as const);
  const [ada, ...others] = await seedWorkspace(world, "owner", ...roles);
  return { ada, others, group: await createGroup(world, ada, others) };
}

describe("@everyone [F4.2]", () => {
  it("mentions everybody in the group, each once, and nobody outside", async () => {
    const [ada, ben, cem, outsider] = await seedWorkspace(world, "owner", "member", "guest", "member");
    const group = await createGroup(world, ada, [ben, cem], { visibility: "public" });
    const message = await sendText(world, ada, group.id, `<!everyone>, and <@${ben.memberId}>: noon.`);
    expect(message).toMatchObject({ broadcast: "everyone", mentions: [ben.memberId] });
    for (const actor of [ben, cem]) expect(await countsOf(actor, group.id)).toEqual([1, 1]);
    expect(await countsOf(ada, group.id)).toEqual([0, 0]);
    await world.groups.join(outsider, { conversationId: group.id });
    expect(await countsOf(outsider, group.id)).toEqual([0, 0]);
  });

  it("says the same in every read of it, until the message is deleted", async () => {
    const [ada, ben] = await seedWorkspace(world, "owner", "member");
    const group = await createGroup(world, ada, [ben]);
    const message = await sendText(world, ada, group.id, "<!everyone> noon");
    const place = { conversationId: group.id };
    const { items } = await world.messages.list(ben, { ...place, limit: 50 });
    expect(items.at(-1)).toEqual(message);
    expect((await world.conversations.get(ben, place)).conversation.lastMessage).toEqual(message);
    const reply = await sendReply(world, ada, message, "<!everyone> one");
    const thread = await world.messages.list(ben, { ...place, threadRootId: message.id, limit: 50 });
    expect(thread.items.at(-1)).toEqual(reply);
    const { message: gone } = await world.messages.delete(ada, { messageId: message.id });
    expect(gone).toMatchObject({ broadcast: null, text: "" });
    expect(await countsOf(ben, group.id)).toEqual([0, 0]);
  });

  it("above ten people is stored only with the count confirmed, and stored nowhere before", async () => {
    const { ada, others, group } = await crowd(LIMITS.unconfirmedBroadcast + 1);
    const input = { conversationId: group.id, nonce: randomUUID(), text: "<!everyone> up" };
    const head = (await world.readLog(ada.workspaceId)).length;
    for (const confirmedCount of [undefined, 10]) {
      const sending = world.messages.send(ada, { ...input, confirmedCount });
      await expect(sending).rejects.toMatchObject({ reason: "BROADCAST_UNCONFIRMED", details: { count: 11 } });
    }
    expect(await world.readLog(ada.workspaceId)).toHaveLength(head);
    const { message } = await world.messages.send(ada, { ...input, confirmedCount: 11 });
    expect(message.broadcast).toBe("everyone");
    // A lost answer makes a client repeat it: the same message, without a second question.
    expect(await world.messages.send(ada, input)).toEqual({ message, mentionedOutside: [] });

    // Fewer than confirmed are fine; one more has to be confirmed anew.
    const again = { ...input, nonce: randomUUID(), confirmedCount: 11 };
    const newcomer = { conversationId: group.id, memberId: others[0]?.memberId ?? "" };
    await world.groups.removeMember(ada, newcomer);
    expect((await world.messages.send(ada, again)).message.broadcast).toBe("everyone");
    await world.groups.addMember(ada, { ...newcomer, role: "member" });
    const short: MessagesSendInput = { ...input, nonce: randomUUID(), confirmedCount: 10 };
    await expect(world.messages.send(ada, short)).rejects.toMatchObject({ details: { count: 11 } });
  });

  it("counts neither the author nor who was deactivated", async () => {
    const { ada, others, group } = await crowd(LIMITS.unconfirmedBroadcast + 1);
    const [first] = others;
    if (first === undefined) throw new Error("The crowd is empty");
    await deactivate(world, first);
    expect((await sendText(world, ada, group.id, "<!everyone> ten")).broadcast).toBe("everyone");
  });

  it("is not in code, and of both calls the greater one counts", async () => {
    const [ada, ben] = await seedWorkspace(world, "owner", "member");
    const group = await createGroup(world, ada, [ben]);
    expect((await sendText(world, ada, group.id, "`<!everyone>` calls everybody")).broadcast).toBeNull();
    expect((await sendText(world, ada, group.id, "<!here> <!everyone>")).broadcast).toBe("everyone");
  });

  it("is a word like others in a direct conversation", async () => {
    const [ada, ben] = await seedWorkspace(world, "owner", "guest");
    const { conversation } = await world.conversations.openDirect(ada, { memberId: ben.memberId });
    expect((await sendText(world, ben, conversation.id, "<!everyone> me")).broadcast).toBeNull();
    expect(await countsOf(ada, conversation.id)).toEqual([1, 0]);
  });
});

describe("@here [F4.2]", () => {
  it("mentions those who are connected when it is sent, whoever is so later", async () => {
    const [ada, ben, cem, outsider] = await seedWorkspace(world, "owner", "member", "guest", "member");
    const group = await createGroup(world, ada, [ben, cem]);
    connect(ada, ben, outsider);
    const message = await sendText(world, ada, group.id, "Lunch, <!here>?");
    expect(message).toMatchObject({ broadcast: "here", mentions: [] });
    connect(cem);
    expect(await countsOf(ben, group.id)).toEqual([1, 1]);
    expect(await countsOf(cem, group.id)).toEqual([1, 0]);
  });

  it("needs no confirmation, and mentions nobody where nobody is there", async () => {
    const { ada, others, group } = await crowd(LIMITS.unconfirmedBroadcast + 2);
    const message = await sendText(world, ada, group.id, "<!here> hello");
    expect(message.broadcast).toBe("here");
    for (const actor of others.slice(0, 2)) expect(await countsOf(actor, group.id)).toEqual([1, 0]);
  });
});

describe("in a thread [F4.2]", () => {
  it("a call reaches those who follow it, and with the conversation everybody there", async () => {
    const [ada, ben, cem] = await seedWorkspace(world, "owner", "member", "member");
    const group = await createGroup(world, ada, [ben, cem]);
    const root = await sendText(world, ada, group.id, "Root");
    await sendReply(world, ben, root);
    connect(ada, ben, cem);
    await sendReply(world, ben, root, "<!here> look");
    await sendReply(world, ben, root, "<!everyone> look");
    const standing = async (actor: Actor) => {
      const { thread } = await world.threads.get(actor, { rootId: root.id });
      return [thread.following, thread.unreadCount, thread.mentionCount];
    };
    expect(await standing(ada)).toEqual([true, 3, 2]);
    expect(await standing(cem)).toEqual([false, 0, 0]);
    expect(await countsOf(cem, group.id)).toEqual([1, 0]);
    await sendReply(world, ben, root, "<!everyone> really", true);
    expect(await standing(ada)).toEqual([true, 3, 2]);
    for (const actor of [ada, cem]) expect((await countsOf(actor, group.id))[1]).toBe(1);
  });
});

describe("who may call all at once [F4.2]", () => {
  it("is everybody but guests, until the group's admins say otherwise", async () => {
    const [ada, ben, guest, moderator] = await seedWorkspace(world, "owner", "member", "guest", "member");
    const group = await createGroup(world, ada, [ben, guest, moderator]);
    const conversationId = group.id;
    await world.groups.setRole(ada, { conversationId, memberId: moderator.memberId, role: "moderator" });
    const call = (actor: Actor, word: string) => sendText(world, actor, conversationId, `<!${word}> hello`);
    const allowed = async () => {
      const who: boolean[] = [];
      for (const actor of [ada, moderator, ben, guest]) {
        const outcomes = await Promise.allSettled(["here", "everyone"].map((word) => call(actor, word)));
        const refusals = outcomes.flatMap((outcome): unknown[] =>
          outcome.status === "rejected" ? [outcome.reason] : [],
        );
        expect(refusals).toEqual(refusals.map(() => refused("BROADCAST_RESTRICTED")));
        who.push(outcomes.every(({ status }) => status === "fulfilled"));
      }
      return who;
    };
    expect(group.broadcastPolicy).toBe("members");
    expect(await allowed()).toEqual([true, true, true, false]);
    await world.groups.update(ada, { conversationId, broadcastPolicy: "all" });
    expect(await allowed()).toEqual([true, true, true, true]);
    const { conversation } = await world.groups.update(ada, { conversationId, broadcastPolicy: "moderators" });
    expect(conversation.broadcastPolicy).toBe("moderators");
    expect(await allowed()).toEqual([true, true, false, false]);
    const update = world.groups.update(moderator, { conversationId, broadcastPolicy: "all" });
    await expect(update).rejects.toEqual(refused("ROLE_TOO_LOW"));
  });

  it("changes nothing of the other refusals: outside, archived, another text under the nonce", async () => {
    const [ada, ben, outsider] = await seedWorkspace(world, "owner", "member", "member");
    const group = await createGroup(world, ada, [ben]);
    const input = { conversationId: group.id, nonce: randomUUID(), text: "<!everyone> hello" };
    await expect(world.messages.send(outsider, input)).rejects.toEqual(refused("NOT_FOUND"));
    await world.messages.send(ben, input);
    const other = { ...input, text: "<!everyone> again" };
    await expect(world.messages.send(ben, other)).rejects.toEqual(refused("NONCE_CONFLICT"));
    await world.groups.archive(ada, { conversationId: group.id, archived: true });
    const late = world.messages.send(ada, { ...input, nonce: randomUUID() });
    await expect(late).rejects.toEqual(refused("CONVERSATION_ARCHIVED"));
  });
});
