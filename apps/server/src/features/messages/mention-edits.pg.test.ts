import type { Actor } from "@parley/api/server";
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
import { listNewMentions } from "./index.js";

let world: ConversationWorld;
beforeAll(async () => {
  world = await openConversationWorld();
});
afterAll(() => world.close());
beforeEach(() => world.connected.clear());

const at = ({ memberId }: Actor) => `<@${memberId}>`;

async function scene() {
  const [ada, ben, cem, dora] = await seedWorkspace(world, "owner", "member", "guest", "member");
  const group = await createGroup(world, ada, [ben, cem, dora]);
  const mentionsOf = async (actor: Actor) =>
    (await world.conversations.get(actor, { conversationId: group.id })).conversation.mentionCount;
  const newly = async (message: { id: string; rev: number }) => {
    const found = await world.db.withWorkspace(ada.workspaceId, (tx) =>
      listNewMentions(tx, ada.workspaceId, message.id, message.rev),
    );
    const names = new Map([ada, ben, cem, dora].map((actor, index) => [actor.memberId, "abcd"[index]]));
    return found.map(({ memberId, how }) => `${names.get(memberId)} ${how}`).sort();
  };
  const edit = async (messageId: string, text: string, confirmedCount?: number) =>
    (await world.messages.edit(ada, { messageId, text, confirmedCount })).message;
  return { ada, ben, cem, dora, group, mentionsOf, newly, edit };
}

describe("an edit [F3.4] [F4.2]", () => {
  it("that adds a mention mentions that person only; one that takes it back lowers their count", async () => {
    const { ada, ben, cem, group, mentionsOf, newly, edit } = await scene();
    const sent = await sendText(world, ada, group.id, `Noon, ${at(ben)}`);
    expect(await newly(sent)).toEqual(["b direct"]);
    const both = await edit(sent.id, `Noon, ${at(ben)} and ${at(cem)}`);
    expect(await newly(both)).toEqual(["c direct"]);
    expect([await mentionsOf(ben), await mentionsOf(cem)]).toEqual([1, 1]);
    const one = await edit(sent.id, `One, ${at(cem)}`);
    expect(await newly(one)).toEqual([]);
    expect([await mentionsOf(ben), await mentionsOf(cem)]).toEqual([0, 1]);
  });

  it("that names somebody anew whom an earlier wording named tells them nothing new", async () => {
    const { ada, ben, group, mentionsOf, newly, edit } = await scene();
    const sent = await sendText(world, ada, group.id, at(ben));
    await edit(sent.id, "Nobody");
    const again = await edit(sent.id, `${at(ben)} after all`);
    expect(await newly(again)).toEqual([]);
    expect(await mentionsOf(ben)).toBe(1);
  });

  it("of a reply has the newly mentioned follow its thread, with that reply unread", async () => {
    const { ada, ben, cem, group, newly, edit } = await scene();
    const root = await sendText(world, ada, group.id, "Root");
    const reply = await sendReply(world, ada, root, `Yes, ${at(ben)}`);
    expect(await newly(reply)).toEqual(["b direct"]);
    const edited = await edit(reply.id, `Yes, ${at(ben)} ${at(cem)}`);
    expect(await newly(edited)).toEqual(["c direct"]);
    const { thread } = await world.threads.get(cem, { rootId: root.id });
    expect(thread).toMatchObject({ following: true, unreadCount: 1, mentionCount: 1 });
    await edit(reply.id, `Yes, ${at(ben)}`);
    expect((await world.threads.get(cem, { rootId: root.id })).thread.mentionCount).toBe(0);
  });

  it("that calls everybody mentions those who were not mentioned before, and is asked about like a send", async () => {
    const { ada, ben, cem, dora, group, mentionsOf, newly, edit } = await scene();
    world.connected.add(cem.memberId);
    const sent = await sendText(world, ada, group.id, `Noon, ${at(ben)}`);
    const here = await edit(sent.id, `<!here> Noon, ${at(ben)}`);
    expect(await newly(here)).toEqual(["c here"]);
    const everyone = await edit(sent.id, "<!everyone> Noon");
    expect(await newly(everyone)).toEqual(["d everyone"]);
    for (const actor of [ben, cem, dora]) expect(await mentionsOf(actor)).toBe(1);
    await edit(sent.id, "Noon");
    for (const actor of [ben, cem, dora]) expect(await mentionsOf(actor)).toBe(0);

    const guests = await sendText(world, cem, group.id, "Hello");
    const call = world.messages.edit(cem, { messageId: guests.id, text: "<!everyone> hello" });
    await expect(call).rejects.toEqual(refused("BROADCAST_RESTRICTED"));
    await world.groups.update(ada, { conversationId: group.id, broadcastPolicy: "moderators" });
    const bens = await sendText(world, ben, group.id, "Hello");
    const refusedToo = world.messages.edit(ben, { messageId: bens.id, text: "<!here> hello" });
    await expect(refusedToo).rejects.toEqual(refused("BROADCAST_RESTRICTED"));
  });

  it("may keep a call that its author could not make any more, and calls the same people", async () => {
    const { ada, ben, cem, group, mentionsOf, newly } = await scene();
    world.connected.add(cem.memberId);
    const sent = await sendText(world, ben, group.id, "<!here> lunch?");
    await world.groups.update(ada, { conversationId: group.id, broadcastPolicy: "moderators" });
    world.connected.add(ada.memberId);
    const { message } = await world.messages.edit(ben, { messageId: sent.id, text: "<!here> lunch at one?" });
    expect(message.broadcast).toBe("here");
    expect([await mentionsOf(cem), await mentionsOf(ada)]).toEqual([1, 0]);
    expect(await newly(message)).toEqual([]);
  });
});

describe("who is newly mentioned [F4.2]", () => {
  it("is told by name first, then as one of those connected, then as one of all; never the author", async () => {
    const { ada, ben, cem, group, newly } = await scene();
    world.connected.add(cem.memberId).add(ben.memberId).add(ada.memberId);
    expect(await newly(await sendText(world, ada, group.id, `<!here> ${at(ben)} ${at(ada)}`))).toEqual([
      "b direct",
      "c here",
    ]);
    expect(await newly(await sendText(world, ada, group.id, `<!everyone> ${at(ben)}`))).toEqual([
      "b direct",
      "c everyone",
      "d everyone",
    ]);
  });

  it("is, late, only who still is: not after an edit took it back, a leave, or a deletion", async () => {
    const { ada, ben, cem, dora, group, newly, edit } = await scene();
    const sent = await sendText(world, ada, group.id, `${at(ben)} ${at(cem)} ${at(dora)}`);
    await edit(sent.id, `${at(ben)} ${at(dora)}`);
    await world.groups.leave(dora, { conversationId: group.id });
    expect(await newly(sent)).toEqual(["b direct"]);
    await world.messages.delete(ada, { messageId: sent.id });
    expect(await newly(sent)).toEqual([]);
  });

  it("in a thread are those who follow it, where everybody is called", async () => {
    const { ada, ben, group, newly } = await scene();
    const root = await sendText(world, ada, group.id, "Root");
    await sendReply(world, ben, root);
    expect(await newly(await sendReply(world, ben, root, "<!everyone> look"))).toEqual(["a everyone"]);
    expect(await newly(await sendReply(world, ben, root, "<!everyone> look", true))).toEqual([
      "a everyone",
      "c everyone",
      "d everyone",
    ]);
  });
});

describe("the author alone is told of the named who are not there [F4.2]", () => {
  it("by a send, its repetition and an edit", async () => {
    const [ada, ben, outsider, guest] = await seedWorkspace(world, "owner", "member", "member", "guest");
    const group = await createGroup(world, ada, [ben]);
    const input = { conversationId: group.id, nonce: crypto.randomUUID(), text: `${at(ben)} ${at(outsider)}` };
    const answer = await world.messages.send(ada, input);
    expect(answer).toMatchObject({ mentionedOutside: [outsider.memberId], message: { mentions: [ben.memberId] } });
    expect(await world.messages.send(ada, input)).toEqual(answer);
    const edited = await world.messages.edit(ada, { messageId: answer.message.id, text: `${at(guest)} ${at(ben)}` });
    expect(edited.mentionedOutside).toEqual([guest.memberId]);
    for (const { event } of await world.readLog(ada.workspaceId)) expect(event).not.toHaveProperty("mentionedOutside");
    // Who comes later was not mentioned: nobody told them.
    await world.groups.addMember(ada, { conversationId: group.id, memberId: guest.memberId, role: "member" });
    const { conversation } = await world.conversations.get(guest, { conversationId: group.id });
    expect(conversation.mentionCount).toBe(0);
  });

  it("unless the author may not see them, or nobody is there", async () => {
    const [ada, guest, hidden] = await seedWorkspace(world, "owner", "guest", "member");
    const [stranger] = await seedWorkspace(world, "owner");
    const group = await createGroup(world, ada, [guest]);
    const text = [hidden, stranger].map(at).join(" ");
    const answer = await world.messages.send(guest, { conversationId: group.id, nonce: crypto.randomUUID(), text });
    expect(answer).toMatchObject({ mentionedOutside: [], message: { mentions: [], text } });
    const owners = await world.messages.send(ada, { conversationId: group.id, nonce: crypto.randomUUID(), text });
    expect(owners.mentionedOutside).toEqual([hidden.memberId]);
  });
});
