import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { sendText } from "../../testing/conversation-factories.js";
import { eventually } from "../../testing/eventually.js";
import { createScene, type Scene } from "../../testing/scene.js";
import { verifyAction } from "../../testing/verify-action.js";
import { createWorld, type World } from "../../testing/world.js";

let site: Server;
let link: string;
let world: World;
let scene: Scene;

beforeAll(async () => {
  site = createServer((_request, response) => {
    response.writeHead(200, { "content-type": "text/html" }).end("<title>The plan</title>");
  });
  await new Promise<void>((resolve) => site.listen(0, "127.0.0.1", resolve));
  const { port } = site.address() as AddressInfo;
  link = `http://site.test:${port}/`;
  world = await createWorld({
    pages: {
      resolve: () => Promise.resolve(["127.0.0.1"]),
      isAllowedAddress: (address) => address === "127.0.0.1",
      isAllowedPort: (asked) => asked === port,
      timeoutMs: 2_000,
      maxBytes: 10_000,
    },
  });
});
beforeEach(async () => {
  scene = await createScene(world);
});
afterAll(async () => {
  await world.close();
  site.closeAllConnections();
  await new Promise((resolve) => site.close(resolve));
});

const previewsOf = async () =>
  (await world.as(scene.owner).messages.list.query({ conversationId: scene.group.id })).previews ?? [];
const isShown = () => eventually("the preview is shown", async () => (await previewsOf()).length === 1);

test("messages.send with a link is followed by its preview, told to everybody in the conversation", async () => {
  const { owner, colleague, guest, outsider, group } = scene;
  const { received } = await verifyAction(
    world,
    "messages.send",
    colleague,
    async (client) => {
      const input = { conversationId: group.id, nonce: crypto.randomUUID(), text: `See ${link}` };
      await client.messages.send.mutate(input);
      await isShown();
    },
    { as: { owner, colleague, guest, outsider }, silent: ["outsider"] },
  );
  expect(received.guest.events.map(({ type }) => type)).toEqual(["message.sent", "preview.changed"]);
});

test("previews.remove takes it from everybody", async () => {
  const { owner, colleague, guest, outsider, group } = scene;
  const message = await sendText(world.services, guest.actor, group.id, `See ${link}`);
  await isShown();
  const { received } = await verifyAction(
    world,
    "previews.remove",
    guest,
    (client) => client.previews.remove.mutate({ messageId: message.id }),
    { as: { owner, colleague, outsider }, silent: ["outsider"] },
  );
  expect(received.colleague.events).toMatchObject([{ type: "preview.changed", messageId: message.id, preview: null }]);
});

test("previews.setSettings changes nothing of what is there", async () => {
  const { owner, colleague } = scene;
  await verifyAction(
    world,
    "previews.setSettings",
    owner,
    (client) => client.previews.setSettings.mutate({ enabled: false }),
    { as: { owner, colleague }, silent: ["owner", "colleague"] },
  );
  const asked = world.as(colleague).previews.settings.query();
  expect(await asked).toEqual({ enabled: false });
  const refusal = world.call(colleague, "mutation", "previews.setSettings", { enabled: true });
  expect(await refusal).toMatchObject({ reason: "ROLE_TOO_LOW" });
});

test("it is refused to others than the author", async () => {
  const input = { messageId: scene.message.id };
  expect(await world.call(scene.colleague, "mutation", "previews.remove", input)).toMatchObject({
    reason: "FORBIDDEN",
  });
  expect(await world.call(scene.outsider, "mutation", "previews.remove", input)).toMatchObject({ reason: "NOT_FOUND" });
  expect(await world.call(null, "mutation", "previews.remove", input)).toMatchObject({ reason: "SIGNED_OUT" });
});
