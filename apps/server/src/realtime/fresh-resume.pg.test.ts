import type { Database } from "@parley/db";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { sendText } from "../testing/conversation-factories.js";
import { eventually } from "../testing/eventually.js";
import { createScene, type Scene } from "../testing/scene.js";
import type { RpcSocket, RpcStream } from "../testing/sockets/rpc-socket.js";
import { createWorld, type World } from "../testing/world.js";

interface Told {
  id: string;
  data: { type: string; seq: number; memberId?: string; message?: { text: string } };
}

let world: World;
let scene: Scene;
let isAway = false;

/** Reads of the log fail while `isAway`, as those of a database that is gone do. */
function leavable(db: Database): Database {
  const gone = Object.assign(new Error("connection closed"), { code: "CONNECTION_CLOSED" });
  return {
    ...db,
    withWorkspace: (workspaceId, fn, options) =>
      isAway && options?.readOnly === true ? Promise.reject(gone) : db.withWorkspace(workspaceId, fn, options),
  };
}

beforeAll(async () => {
  world = await createWorld({ wrapDatabase: leavable });
});
beforeEach(async () => {
  isAway = false;
  scene = await createScene(world);
});
afterAll(() => world.close());

const told = (stream: RpcStream) => (stream.data as Told[]).filter(({ data }) => data.type !== "sync");
/** What people said; lines of Parley's own have no text. */
const textsOf = (stream: RpcStream) => told(stream).flatMap(({ data }) => data.message?.text || []);
const say = (text: string) => sendText(world.services, scene.owner.actor, scene.group.id, text);

interface Following {
  socket: RpcSocket;
  stream: RpcStream;
}

async function follow(cursor: string): Promise<Following> {
  const socket = await world.socket(scene.colleague);
  return { socket, stream: socket.subscribe("live.events", { cursor }) };
}

/** From now on this node hears nothing of what is written, as when another one writes and hints and head checks are late. */
function loseHints(): void {
  const { hub } = world.app.container;
  vi.spyOn(hub, "hint").mockReturnValue();
  vi.spyOn(hub, "publish").mockReturnValue();
  vi.spyOn(hub, "checkHeads").mockResolvedValue();
}

test("who was just put out of a group resumes without a word of it, on a node that has not heard of it yet (R3a)", async () => {
  const { owner, colleague, group } = scene;
  const { cursor } = await world.as(colleague).live.bootstrap.query();
  const before = await follow(cursor);
  await say("Nobody else may read this");
  await eventually("the node knows the word", () => textsOf(before.stream).length === 1);
  before.socket.close();
  loseHints();
  await world.services.groups.removeMember(owner.actor, {
    conversationId: group.id,
    memberId: colleague.actor.memberId,
  });
  const { stream } = await follow(cursor);
  await eventually("their leaving is told", () => told(stream).length > 0);
  expect(told(stream).map(({ data }) => [data.type, data.memberId])).toEqual([
    ["conversation.left", colleague.actor.memberId],
  ]);
});

test("who was taken in just now resumes into what is said, though the node has not heard of it yet (R3a)", async () => {
  const { owner, outsider, group } = scene;
  const { cursor } = await world.as(outsider).live.bootstrap.query();
  await world.settle(scene.workspace.id);
  loseHints();
  const place = { conversationId: group.id, memberId: outsider.actor.memberId, role: "member" as const };
  await world.services.groups.addMember(owner.actor, place);
  await say("Welcome");
  const stream = (await world.socket(outsider)).subscribe("live.events", { cursor });
  await eventually("the word is told", () => textsOf(stream).length > 0);
  expect(textsOf(stream)).toEqual(["Welcome"]);
});

test("while the log cannot be read nobody resumes on what the node knew: the connection is closed, and its client comes back", async () => {
  const { cursor } = await world.as(scene.colleague).live.bootstrap.query();
  await say("kept");
  await world.settle(scene.workspace.id);
  // Signed in before, so that only the stream needs the database.
  const { socket, stream } = await follow(cursor);
  await eventually("the word is told", () => textsOf(stream).length === 1);
  isAway = true;
  const refused = socket.subscribe("live.events", { cursor });
  expect((await socket.ended()).code).toBe(1013);
  expect([refused.data, refused.stopped]).toEqual([[], false]);
  isAway = false;
  const again = await follow(cursor);
  await eventually("the word is told again", () => textsOf(again.stream).length === 1);
});
