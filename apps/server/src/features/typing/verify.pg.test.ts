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

describe("typing.signal", () => {
  test("is told to the others in the conversation, and not to the one who types", async () => {
    const { owner, colleague, guest, outsider, group } = scene;
    const { received } = await verifyAction(
      world,
      "typing.signal",
      guest,
      (client) => client.typing.signal.mutate({ conversationId: group.id, typing: true }),
      { as: { owner, colleague, guest, outsider }, silent: ["guest", "outsider"] },
    );
    for (const reader of [received.owner, received.colleague])
      expect(Object.keys(reader.state.typing[group.id] ?? {})).toEqual([guest.actor.memberId]);
  });

  test("ends when it is taken back", async () => {
    const { owner, colleague, group } = scene;
    const { received } = await verifyAction(
      world,
      "typing.signal",
      owner,
      async (client) => {
        await client.typing.signal.mutate({ conversationId: group.id, typing: true });
        await client.typing.signal.mutate({ conversationId: group.id, typing: false });
      },
      { as: { colleague } },
    );
    expect(received.colleague.signals.map((signal) => signal.type === "typing" && signal.typing)).toEqual([
      true,
      false,
    ]);
    expect(received.colleague.state.typing).toEqual({});
  });
});
