import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
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
  test("clears the reader's other devices, and is told to nobody else", async () => {
    const { owner, colleague, guest, group, message } = scene;
    const phone = await world.people.signInAgain(colleague);
    const { received } = await verifyAction(
      world,
      "receipts.markRead",
      colleague,
      (client) => client.receipts.markRead.mutate({ conversationId: group.id, seq: message.seq }),
      { as: { colleague, phone, owner, guest }, silent: ["owner", "guest"] },
    );
    expect(received.phone.state.conversations[group.id]).toMatchObject({ unreadCount: 0, readSeq: message.seq });
    expect(received.phone.signals).toMatchObject([{ type: "read", conversationId: group.id }]);
  });

  test("of what is read already changes nothing", async () => {
    const { guest, group } = scene;
    await world.as(guest).receipts.markRead.mutate({ conversationId: group.id, seq: 1_000_000 });
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
