import type { ParleyClient } from "@parley/api";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { sendReply, sendText } from "../../testing/conversation-factories.js";
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
  const { owner, guest, group, workspace } = scene;
  await sendText(world.services, owner.actor, group.id, `Look, <@${guest.actor.memberId}>`);
  await world.notify(workspace.id);
});
afterAll(() => world.close());

const unread = async (member: Scene["guest"]) => (await world.as(member).notifications.list.query({})).unreadCount;

test("notifications.markRead reaches the member's other devices, and nobody else [F6.3]", async () => {
  const { owner, colleague, guest } = scene;
  const phone = await world.people.signInAgain(guest);
  const { items } = await world.as(guest).notifications.list.query({});
  const { received } = await verifyAction(
    world,
    "notifications.markRead",
    guest,
    (client) => client.notifications.markRead.mutate({ ids: items.map(({ id }) => id) }),
    { as: { guest, phone, owner, colleague }, silent: ["owner", "colleague"] },
  );
  expect(received.phone.state.notifications).toEqual([]);
  expect(await unread(phone)).toBe(0);
});

test("notifications.clear too, in one event", async () => {
  const { owner, guest, outsider } = scene;
  const phone = await world.people.signInAgain(guest);
  const { received } = await verifyAction(
    world,
    "notifications.clear",
    guest,
    (client) => client.notifications.clear.mutate(),
    { as: { phone, owner, outsider }, silent: ["owner", "outsider"] },
  );
  expect(received.phone.events).toMatchObject([{ type: "notification.changed", scope: "all" }]);
});

test("what is made behind a write reaches those it is for, and nobody else [F6.1]", async () => {
  const { owner, colleague, guest, group, workspace } = scene;
  const { received } = await verifyAction(
    world,
    "messages.send",
    owner,
    async (client) => {
      const text = `You too, <@${colleague.actor.memberId}>`;
      await client.messages.send.mutate({ conversationId: group.id, nonce: crypto.randomUUID(), text });
      await world.notify(workspace.id);
    },
    { as: { owner, colleague, guest } },
  );
  const toldOf = (name: keyof typeof received) =>
    received[name].events.flatMap((event) => (event.type === "notification.added" ? event.notification.kind : []));
  expect([toldOf("colleague"), toldOf("guest"), toldOf("owner")]).toEqual([["mention"], [], []]);
});

test("reading the conversation dismisses on every device [F6.3]", async () => {
  const { guest, group } = scene;
  const phone = await world.people.signInAgain(guest);
  const { received } = await verifyAction(
    world,
    "receipts.markRead",
    guest,
    (client) => client.receipts.markRead.mutate({ conversationId: group.id, seq: Number.MAX_SAFE_INTEGER }),
    { as: { guest, phone } },
  );
  expect(received.phone.state.notifications).toEqual([]);
});

test("reading a thread dismisses what was told of it on every device [F6.3]", async () => {
  const { owner, guest, message, workspace } = scene;
  const phone = await world.people.signInAgain(owner);
  const reply = await sendReply(world.services, guest.actor, message, "Good morning");
  await world.notify(workspace.id);
  const { received } = await verifyAction(
    world,
    "threads.markRead",
    owner,
    (client) => client.threads.markRead.mutate({ rootId: message.id, seq: reply.seq }),
    { as: { owner, phone } },
  );
  expect(received.phone.state.notifications).toEqual([]);
});

const DEEDS: [path: string, deed: (client: ParleyClient, scene: Scene, messageId: string) => Promise<unknown>][] = [
  ["messages.delete", (client, _scene, messageId) => client.messages.delete.mutate({ messageId })],
  [
    "groups.removeMember",
    (client, { group, guest }) =>
      client.groups.removeMember.mutate({ conversationId: group.id, memberId: guest.actor.memberId }),
  ],
  ["groups.delete", (client, { group }) => client.groups.delete.mutate({ conversationId: group.id })],
];

test.each(DEEDS)("after %s nothing is told any more of what is out of reach [F6.3]", async (path, deed) => {
  const { owner, guest } = scene;
  const { items } = await world.as(guest).notifications.list.query({});
  const messageId = items.find(({ kind }) => kind === "mention")?.messageId ?? "";
  await verifyAction(world, path, owner, (client) => deed(client, scene, messageId), { as: { guest } });
  const after = (await world.as(guest).notifications.list.query({})).items;
  expect(after.filter(({ messageId: id }) => id === messageId)).toEqual([]);
});

test("reactions that are taken back take their notification with them [F6.3]", async () => {
  const { owner, guest, message, workspace } = scene;
  await world.as(guest).reactions.add.mutate({ messageId: message.id, emoji: "🎉" });
  await world.notify(workspace.id);
  expect(await unread(owner)).toBe(1);
  const { received } = await verifyAction(
    world,
    "reactions.remove",
    guest,
    async (client) => {
      await client.reactions.remove.mutate({ messageId: message.id, emoji: "🎉" });
      await world.notify(workspace.id);
    },
    { as: { owner } },
  );
  expect(received.owner.state.notifications).toEqual([]);
});

test.each([
  ["notifications.markRead", { all: true }],
  ["notifications.clear", {}],
])("%s is refused to who is not signed in", async (path, input) => {
  expect(await world.call(null, "mutation", path, input)).toMatchObject({ ok: false, reason: "SIGNED_OUT" });
});
