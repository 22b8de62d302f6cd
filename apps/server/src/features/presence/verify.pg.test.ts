import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { eventually } from "../../testing/eventually.js";
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

describe("presence.set", () => {
  test("is told to everybody who shares a conversation, and to one's own devices", async () => {
    const { owner, colleague, guest, outsider } = scene;
    const { received } = await verifyAction(
      world,
      "presence.set",
      guest,
      (client) => client.presence.set.mutate({ status: "dnd", text: "At lunch", emoji: "🍝" }),
      { as: { owner, colleague, guest, outsider }, silent: ["outsider"] },
    );
    const shown = { status: "dnd", text: "At lunch", emoji: "🍝" };
    expect(received.owner.state.presences[guest.actor.memberId]).toMatchObject(shown);
    expect(received.guest.state.presences[guest.actor.memberId]).toMatchObject(shown);
  });

  test("of somebody invisible looks like leaving", async () => {
    const { owner, colleague } = scene;
    const { received } = await verifyAction(
      world,
      "presence.set",
      owner,
      (client) => client.presence.set.mutate({ status: "invisible" }),
      { as: { owner, colleague } },
    );
    expect(received.colleague.state.presences[owner.actor.memberId]).toMatchObject({
      status: "offline",
      lastSeenAt: null,
    });
  });
});

describe("presence.signal", () => {
  test("of an idle connection shows its person away, once it is the only one", async () => {
    const { owner, colleague, outsider } = scene;
    const socket = await world.socket(await world.people.signInAgain(colleague));
    const stream = socket.subscribe("live.ephemeral");
    const connectionId = await eventually("the connection is named", () => {
      const [ready] = stream.data as { connectionId?: string }[];
      return stream.data.length > 1 && ready?.connectionId;
    });
    const { received } = await verifyAction(
      world,
      "presence.signal",
      colleague,
      (client) => client.presence.signal.mutate({ connectionId, idle: true }),
      { as: { owner, outsider }, silent: ["outsider"] },
    );
    expect(received.owner.state.presences[colleague.actor.memberId]?.status).toBe("away");
  });
});
