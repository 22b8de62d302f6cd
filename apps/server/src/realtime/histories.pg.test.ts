import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { sendText } from "../testing/conversation-factories.js";
import { eventually } from "../testing/eventually.js";
import { createScene, type Scene } from "../testing/scene.js";
import type { RpcStream } from "../testing/sockets/rpc-socket.js";
import { createWorld, type World } from "../testing/world.js";

interface Told {
  id: string;
  data: { type: string; reason?: string; message?: { text: string } };
}

let world: World;
let scene: Scene;

beforeAll(async () => {
  world = await createWorld();
});
beforeEach(async () => {
  scene = await createScene(world);
});
afterAll(() => world.close());

const told = (stream: RpcStream) => (stream.data as Told[]).filter(({ data }) => data.type !== "sync");
const say = (text: string) => sendText(world.services, scene.owner.actor, scene.group.id, text);

async function follow(cursor: string): Promise<RpcStream> {
  const stream = (await world.socket(scene.colleague)).subscribe("live.events", { cursor });
  await eventually("the stream begins", () => stream.started || stream.error !== null);
  return stream;
}

/** As after a failover: at the place of the last event there is another one now. */
async function replaceLastEvent(): Promise<void> {
  const { id } = scene.workspace;
  const sql = world.unfenced.sql;
  await sql`update events e set rid = e.rid % 1000000 + 1 from workspace_counters c
    where c.workspace_id = ${id} and e.workspace_id = ${id} and e.seq = c.last_seq`;
  await sql`update workspace_counters c set last_rid = e.rid from events e
    where c.workspace_id = ${id} and e.workspace_id = ${id} and e.seq = c.last_seq`;
}

test("a commit of this node's own that follows another history's event resets its clients (N5)", async () => {
  const { cursor } = await world.as(scene.colleague).live.bootstrap.query();
  const stream = await follow(cursor);
  await say("before");
  await eventually("the word arrives", () => told(stream).length === 1);
  await replaceLastEvent();
  await say("after");
  await eventually("the client is told to start anew", () => told(stream).at(-1)?.data.type === "reset");
  expect(told(stream).map(({ data }) => data.message?.text ?? data.reason)).toEqual(["before", "OTHER_HISTORY"]);
});

test("a feed that another history has overtaken serves nobody: they come back, and the next one has all of it (R3, N5, R6)", async () => {
  const { cursor } = await world.as(scene.colleague).live.bootstrap.query();
  for (const text of ["one", "two"]) await say(text);
  await world.stop();
  await world.start();
  await world.app.container.hub.feed(scene.workspace.id).ready;
  await replaceLastEvent();
  const socket = await world.socket(scene.colleague);
  const refused = socket.subscribe("live.events", { cursor });
  expect((await socket.ended()).code).toBe(1013);
  expect(told(refused)).toEqual([]);
  const stream = await follow(cursor);
  await eventually("both words are told", () => told(stream).length === 2);
  expect(told(stream).map(({ data }) => data.message?.text)).toEqual(["one", "two"]);
});

test("commits that follow the feed's own events are shown as they were written, without reading them back (N2)", async () => {
  const { cursor } = await world.as(scene.colleague).live.bootstrap.query();
  const stream = await follow(cursor);
  const feed = world.app.container.hub.feed(scene.workspace.id);
  await feed.ready;
  const fills: unknown[] = [];
  const fill = feed.fill.bind(feed);
  feed.fill = () => {
    fills.push(feed.head);
    return fill();
  };
  await Promise.all([say("one"), say("two"), say("three")]);
  await say("four");
  await eventually("all words are told", () => told(stream).length === 4);
  expect(fills).toEqual([]);
});
