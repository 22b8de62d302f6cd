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

describe("conversations.openDirect", () => {
  test("appears for the two, and for nobody else", async () => {
    const { owner, colleague, guest, outsider } = scene;
    const { result, received } = await verifyAction(
      world,
      "conversations.openDirect",
      owner,
      (client) => client.conversations.openDirect.mutate({ memberId: outsider.actor.memberId }),
      { as: { owner, outsider, colleague, guest }, silent: ["colleague", "guest"] },
    );
    expect(received.outsider.state.conversations[result.conversation.id]).toMatchObject({
      kind: "direct",
      memberCount: 2,
    });
  });

  test("by a guest with somebody they share a group with", async () => {
    const { owner, colleague, guest } = scene;
    const { result, received } = await verifyAction(
      world,
      "conversations.openDirect",
      guest,
      (client) => client.conversations.openDirect.mutate({ memberId: colleague.actor.memberId }),
      { as: { owner, colleague, guest }, silent: ["owner"] },
    );
    expect(Object.keys(received.colleague.state.conversations)).toContain(result.conversation.id);
  });

  test("with oneself is told to oneself", async () => {
    const { owner, colleague } = scene;
    const { result } = await verifyAction(
      world,
      "conversations.openDirect",
      colleague,
      (client) => client.conversations.openDirect.mutate({ memberId: colleague.actor.memberId }),
      { as: { owner, colleague }, silent: ["owner"] },
    );
    expect(result.conversation.participantIds).toEqual([colleague.actor.memberId]);
  });

  test("a second time tells nobody anything", async () => {
    const { owner, outsider } = scene;
    const open = { memberId: outsider.actor.memberId };
    const { conversation } = await world.as(owner).conversations.openDirect.mutate(open);
    const { result } = await verifyAction(
      world,
      "conversations.openDirect",
      outsider,
      (client) => client.conversations.openDirect.mutate({ memberId: owner.actor.memberId }),
      { as: { owner, outsider }, silent: ["owner", "outsider"] },
    );
    expect(result.conversation.id).toBe(conversation.id);
  });
});
