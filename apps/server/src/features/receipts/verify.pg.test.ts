import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createReceiptTally } from "../../../../web/src/sync/state/index.js";
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

describe("receipts.markRead", () => {
  test("clears the reader's other devices, and is told to the author and to nobody else [F5.1]", async () => {
    const { owner, colleague, guest, group, message } = scene;
    const phone = await world.people.signInAgain(colleague);
    const { received } = await verifyAction(
      world,
      "receipts.markRead",
      colleague,
      async (client) => {
        await client.receipts.markRead.mutate({ conversationId: group.id, seq: message.seq });
        await world.app.container.flush();
      },
      { as: { colleague, phone, owner, guest }, silent: ["guest"] },
    );
    const receipts = [expect.objectContaining({ memberId: colleague.actor.memberId, readSeq: message.seq })];
    expect(received.owner.signals).toEqual([{ type: "receipt", conversationId: group.id, receipts }]);
    expect(received.phone.state.conversations[group.id]).toMatchObject({ unreadCount: 0, readSeq: message.seq });
    expect(received.phone.signals).toMatchObject([{ type: "read", conversationId: group.id }]);
  });

  test("of what is read already changes nothing", async () => {
    const { guest, group } = scene;
    await world.as(guest).receipts.markRead.mutate({ conversationId: group.id, seq: 1_000_000 });
    await world.app.container.flush();
    const { result } = await verifyAction(
      world,
      "receipts.markRead",
      guest,
      (client) => client.receipts.markRead.mutate({ conversationId: group.id, seq: 1 }),
      { as: { guest }, silent: ["guest"] },
    );
    expect(result.unreadCount).toBe(0);
  });
});

describe("receipts.markUnread", () => {
  test("shows the message unread again on all of the reader's devices", async () => {
    const { owner, guest, group, message } = scene;
    const phone = await world.people.signInAgain(guest);
    await world.as(guest).receipts.markRead.mutate({ conversationId: group.id, seq: message.seq });
    await world.app.container.flush();
    const { received } = await verifyAction(
      world,
      "receipts.markUnread",
      guest,
      (client) => client.receipts.markUnread.mutate({ messageId: message.id }),
      { as: { guest, phone, owner }, silent: ["owner"] },
    );
    expect(received.phone.state.conversations[group.id]).toMatchObject({ unreadCount: 1, readSeq: message.seq - 1 });
  });
});

test("receipts.markUnread of a reply shows its thread unread on all of the reader's devices, not the conversation [F4.1] [F5.1]", async () => {
  const { owner, colleague, group, message } = scene;
  const phone = await world.people.signInAgain(owner);
  const reply = await sendReply(world.services, colleague.actor, message, "I do");
  await world.services.threads.markRead(owner.actor, { rootId: message.id, seq: reply.seq });
  const { received } = await verifyAction(
    world,
    "receipts.markUnread",
    owner,
    (client) => client.receipts.markUnread.mutate({ messageId: reply.id }),
    { as: { owner, phone, colleague }, silent: ["colleague"] },
  );
  expect(received.phone.state.threads[message.id]).toMatchObject({ unreadCount: 1, readSeq: reply.seq - 1 });
  expect(received.phone.state.conversations[group.id]).toMatchObject({ unreadCount: 0 });
});

describe("receipts.acknowledge", () => {
  test("tells the author alone that their message has reached a device", async () => {
    const { owner, colleague, guest, outsider, group, message } = scene;
    const phone = await world.people.signInAgain(colleague);
    const { received } = await verifyAction(
      world,
      "receipts.acknowledge",
      colleague,
      async (client) => {
        await client.receipts.acknowledge.mutate({ seq: message.seq });
        await world.app.container.flush();
      },
      { as: { owner, colleague, phone, guest, outsider }, silent: ["colleague", "phone", "guest", "outsider"] },
    );
    expect(received.owner.signals).toMatchObject([{ type: "receipt", conversationId: group.id }]);
    expect(received.owner.state.receipts[group.id]).toMatchObject({
      [colleague.actor.memberId]: { deliveredSeq: message.seq },
    });
  });
});

test("an author's client counts readers as a fresh one does, whatever others do [F5.2]", async () => {
  const { owner, colleague, guest, group } = scene;
  const { messages, groups } = world.services;
  const seqs = [scene.message.seq];
  const { received } = await verifyAction(
    world,
    "receipts.markRead",
    guest,
    async (client) => {
      for (let index = 0; index < 3; index += 1) {
        const input = { conversationId: group.id, nonce: randomUUID(), text: `Text ${index}` };
        seqs.push((await messages.send(owner.actor, input)).message.seq);
      }
      await client.receipts.markRead.mutate({ conversationId: group.id, seq: seqs[2] ?? 0 });
      await world.as(colleague).receipts.markRead.mutate({ conversationId: group.id, seq: seqs[3] ?? 0 });
      await world.as(colleague).receipts.acknowledge.mutate({ seq: 1_000_000 });
      await world.app.container.flush();
      await groups.leave(colleague.actor, { conversationId: group.id });
      await groups.addMember(owner.actor, {
        conversationId: group.id,
        memberId: colleague.actor.memberId,
        role: "member",
      });
    },
    { as: { owner } },
  );
  const known = createReceiptTally(Object.values(received.owner.state.receipts[group.id] ?? {}));
  const { receipts } = await world.as(owner).receipts.get.query({ conversationId: group.id });
  const fresh = createReceiptTally(receipts);
  const counts = (tally: typeof known) => seqs.map((seq) => [tally.countDelivered(seq), tally.countRead(seq)]);
  expect(counts(known)).toEqual(counts(fresh));
  expect(counts(known)).toEqual([
    [1, 1],
    [1, 1],
    [1, 1],
    [0, 0],
  ]);
});
