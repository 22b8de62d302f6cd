import { randomUUID } from "node:crypto";
import { reasonOf } from "@parley/api";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sendReply } from "../../testing/conversation-factories.js";
import { createScene, type Scene } from "../../testing/scene.js";
import { verifyAction } from "../../testing/verify-action.js";
import { createWorld, type World } from "../../testing/world.js";

let world: World;
let scene: Scene;

beforeAll(async () => {
  world = await createWorld();
});
beforeEach(async () => {
  scene = await createScene(world);
});
afterAll(() => world.close());

const reply = (more: object = {}) => ({
  conversationId: scene.group.id,
  nonce: randomUUID(),
  text: "I do",
  threadRootId: scene.message.id,
  ...more,
});
const refusedFor = (error: unknown) => reasonOf(error) ?? "none";

describe("a reply by messages.send", () => {
  test("the first reaches everybody, and makes root's author and replier followers on all their devices [F4.1]", async () => {
    const { owner, colleague, guest, outsider, group, message } = scene;
    const phone = await world.people.signInAgain(owner);
    const { received } = await verifyAction(
      world,
      "messages.send",
      guest,
      (client) => client.messages.send.mutate(reply()),
      { as: { owner, phone, colleague, guest, outsider }, silent: ["outsider"] },
    );
    const typesOf = (name: "owner" | "colleague") => received[name].events.map(({ type }) => type);
    expect(typesOf("owner")).toEqual(["message.sent", "thread.changed", "thread.followed"]);
    expect(typesOf("colleague")).toEqual(["message.sent", "thread.changed"]);
    expect(received.phone.state.threads[message.id]).toMatchObject({ following: true, unreadCount: 1 });
    const shown = received.colleague.state.timelines[group.id]?.items;
    expect(shown?.at(-1)).toMatchObject({ id: message.id, replyCount: 1, participantIds: [guest.actor.memberId] });
  });

  test("to a thread that is open on the screen stands there, and counts up for its followers [F4.1]", async () => {
    const { owner, colleague, guest, group, message } = scene;
    await sendReply(world.services, colleague.actor, message, "First");
    const { received } = await verifyAction(
      world,
      "messages.send",
      guest,
      (client) => client.messages.send.mutate(reply({ text: `Second, <@${colleague.actor.memberId}>` })),
      { as: { owner, colleague, guest } },
    );
    const texts = received.colleague.state.timelines[message.id]?.items.map(({ text }) => text);
    expect(texts).toEqual(["Good morning", "First", `Second, <@${colleague.actor.memberId}>`]);
    expect(received.owner.state.threads[message.id]).toMatchObject({ unreadCount: 2, mentionCount: 0 });
    expect(received.colleague.state.threads[message.id]).toMatchObject({ unreadCount: 1, mentionCount: 1 });
    expect(received.owner.state.conversations[group.id]).toMatchObject({ unreadCount: 0 });
  });

  test("sent to the conversation as well counts there alone [F4.1]", async () => {
    const { owner, colleague, guest, group, message } = scene;
    await sendReply(world.services, colleague.actor, message, "First");
    const { received } = await verifyAction(
      world,
      "messages.send",
      guest,
      (client) => client.messages.send.mutate(reply({ alsoToConversation: true })),
      { as: { owner, colleague } },
    );
    expect(received.owner.state.conversations[group.id]).toMatchObject({ unreadCount: 1 });
    expect(received.owner.state.threads[message.id]).toMatchObject({ unreadCount: 1 });
  });

  test("by who is not in the conversation is refused as if there were nothing", async () => {
    const { owner, outsider } = scene;
    const { result } = await verifyAction(
      world,
      "messages.send",
      outsider,
      (client) => client.messages.send.mutate(reply()).then(() => "sent", refusedFor),
      { as: { owner, outsider }, silent: ["owner", "outsider"] },
    );
    expect(result).toBe("NOT_FOUND");
  });
});

describe("in a thread", () => {
  test("messages.delete of a reply lowers count and unread, and who replied [F4.1]", async () => {
    const { owner, colleague, guest, group, message } = scene;
    await sendReply(world.services, colleague.actor, message, "Stays");
    const gone = await sendReply(world.services, guest.actor, message, "Goes");
    const { received } = await verifyAction(
      world,
      "messages.delete",
      guest,
      (client) => client.messages.delete.mutate({ messageId: gone.id }),
      { as: { owner, colleague, guest } },
    );
    expect(received.owner.state.threads[message.id]).toMatchObject({ unreadCount: 1 });
    expect(received.owner.state.timelines[group.id]?.items.at(-1)).toMatchObject({
      replyCount: 1,
      participantIds: [colleague.actor.memberId],
    });
  });

  test("messages.delete of the root leaves the replies where they are [F4.1]", async () => {
    const { owner, colleague, message } = scene;
    await sendReply(world.services, colleague.actor, message, "Stays");
    const { received } = await verifyAction(
      world,
      "messages.delete",
      owner,
      (client) => client.messages.delete.mutate({ messageId: message.id }),
      { as: { owner, colleague } },
    );
    expect(received.colleague.state.timelines[message.id]?.items.map(({ text }) => text)).toEqual(["", "Stays"]);
  });

  test("messages.edit that mentions somebody draws them in [F4.1]", async () => {
    const { owner, colleague, guest, message } = scene;
    const mine = await sendReply(world.services, colleague.actor, message, "Stays");
    const { received } = await verifyAction(
      world,
      "messages.edit",
      colleague,
      (client) => client.messages.edit.mutate({ messageId: mine.id, text: `Stays <@${guest.actor.memberId}>` }),
      { as: { owner, colleague, guest } },
    );
    expect(received.guest.state.threads[message.id]).toMatchObject({
      following: true,
      unreadCount: 1,
      mentionCount: 1,
    });
    expect(received.owner.state.threads[message.id]).toMatchObject({ unreadCount: 1, mentionCount: 0 });
  });

  test("groups.leave takes the threads along [F4.1]", async () => {
    const { owner, guest, message } = scene;
    await sendReply(world.services, guest.actor, message);
    await sendReply(world.services, owner.actor, message);
    const { received } = await verifyAction(
      world,
      "groups.leave",
      guest,
      (client) => client.groups.leave.mutate({ conversationId: scene.group.id }),
      { as: { owner, guest } },
    );
    expect(received.guest.state.threads).toEqual({});
  });
});

describe("threads.follow and threads.unfollow", () => {
  test("are told to the member's own devices and to nobody else [F4.1]", async () => {
    const { owner, colleague, guest, message } = scene;
    const phone = await world.people.signInAgain(colleague);
    await sendReply(world.services, guest.actor, message);
    const followed = await verifyAction(
      world,
      "threads.follow",
      colleague,
      (client) => client.threads.follow.mutate({ rootId: message.id }),
      { as: { owner, colleague, phone, guest }, silent: ["owner", "guest"] },
    );
    expect(followed.received.phone.events.map(({ type }) => type)).toEqual(["thread.followed"]);
    expect(followed.result).toMatchObject({ following: true, unreadCount: 0 });
    const unfollowed = await verifyAction(
      world,
      "threads.unfollow",
      colleague,
      (client) => client.threads.unfollow.mutate({ rootId: message.id }),
      { as: { owner, colleague, phone }, silent: ["owner"] },
    );
    expect(unfollowed.received.phone.events.map(({ type }) => type)).toEqual(["thread.unfollowed"]);
  });

  test("repeated tell nobody anything", async () => {
    const { owner, guest, message } = scene;
    await sendReply(world.services, guest.actor, message);
    const followed = await verifyAction(
      world,
      "threads.follow",
      guest,
      (client) => client.threads.follow.mutate({ rootId: message.id }),
      { as: { owner, guest }, silent: ["owner", "guest"] },
    );
    expect(followed.result.following).toBe(true);
    await world.as(guest).threads.unfollow.mutate({ rootId: message.id });
    const unfollowed = await verifyAction(
      world,
      "threads.unfollow",
      guest,
      (client) => client.threads.unfollow.mutate({ rootId: message.id }),
      { as: { owner, guest }, silent: ["owner", "guest"] },
    );
    expect(unfollowed.result.following).toBe(false);
  });

  test("are refused to who is not in the conversation, and for what nobody wrote", async () => {
    const { owner, outsider, group, message } = scene;
    const { items } = await world.as(owner).messages.list.query({ conversationId: group.id });
    const line = items.find(({ kind }) => kind === "system")?.id ?? "";
    for (const [person, rootId, reason] of [
      [outsider, message.id, "NOT_FOUND"],
      [owner, line, "FORBIDDEN"],
    ] as const) {
      const { result } = await verifyAction(
        world,
        "threads.follow",
        person,
        (client) => client.threads.follow.mutate({ rootId }).then(() => "followed", refusedFor),
        { as: { owner, outsider }, silent: ["owner", "outsider"] },
      );
      expect(result).toBe(reason);
    }
  });
});

describe("threads.markRead", () => {
  test("clears the thread on the member's other devices at once, and tells nobody else [F4.1]", async () => {
    const { owner, guest, message } = scene;
    const phone = await world.people.signInAgain(owner);
    const last = await sendReply(world.services, guest.actor, message);
    const { received, result } = await verifyAction(
      world,
      "threads.markRead",
      owner,
      (client) => client.threads.markRead.mutate({ rootId: message.id, seq: last.seq }),
      { as: { owner, phone, guest }, silent: ["guest"] },
    );
    expect(result).toMatchObject({ readSeq: last.seq, unreadCount: 0 });
    expect(received.phone.signals).toEqual([{ type: "thread-read", ...result }]);
    expect(received.phone.state.threads[message.id]).toMatchObject({ unreadCount: 0, readSeq: last.seq });
  });

  test("by who is not in the conversation is refused", async () => {
    const { owner, outsider, message } = scene;
    const { result } = await verifyAction(
      world,
      "threads.markRead",
      outsider,
      (client) => client.threads.markRead.mutate({ rootId: message.id, seq: 1 }).then(() => "read", refusedFor),
      { as: { owner, outsider }, silent: ["owner", "outsider"] },
    );
    expect(result).toBe("NOT_FOUND");
  });
});

describe("somebody whose history begins within the thread", () => {
  test("is told of replies since, and nothing of the root's new state (SPEC W8) [F4.1]", async () => {
    const { owner, guest } = scene;
    const late = await world.people.createMember(scene.workspace, "member");
    const { conversation } = await world.as(owner).groups.create.mutate({
      name: "Since",
      visibility: "private",
      history: "since-joining",
      memberIds: [guest.actor.memberId],
    });
    const sent = { conversationId: conversation.id, nonce: randomUUID(), text: "Before" };
    const { message: root } = await world.as(owner).messages.send.mutate(sent);
    await world.as(owner).groups.addMember.mutate({ conversationId: conversation.id, memberId: late.actor.memberId });
    const { received } = await verifyAction(
      world,
      "messages.send",
      guest,
      (client) => client.messages.send.mutate({ ...sent, nonce: randomUUID(), text: "Since", threadRootId: root.id }),
      { as: { owner, guest, late } },
    );
    expect(received.late.events.map(({ type }) => type)).toEqual(["message.sent"]);
  });
});

describe("typing.signal in a thread", () => {
  test("names the thread, and is refused for one that is not there [F5.4]", async () => {
    const { owner, guest, group, message } = scene;
    const { received } = await verifyAction(
      world,
      "typing.signal",
      guest,
      (client) => client.typing.signal.mutate({ conversationId: group.id, threadRootId: message.id, typing: true }),
      { as: { owner } },
    );
    expect(received.owner.signals).toMatchObject([{ type: "typing", threadRootId: message.id }]);
    expect(Object.keys(received.owner.state.typing)).toEqual([message.id]);
    const wrong = { conversationId: group.id, threadRootId: randomUUID(), typing: true };
    expect(await world.as(guest).typing.signal.mutate(wrong).catch(refusedFor)).toBe("NOT_FOUND");
  });
});
