import { randomUUID } from "node:crypto";
import type { Socket } from "node:net";
import { followWorkspace, type LogEvent } from "@parley/api";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sendText } from "../testing/conversation-factories.js";
import { eventually } from "../testing/eventually.js";
import { createScene, type Scene } from "../testing/scene.js";
import type { RpcSocket, RpcStream } from "../testing/sockets/rpc-socket.js";
import { ServerSockets, type WatchedSocket } from "../testing/sockets/server-sockets.js";
import { createWorld, type World } from "../testing/world.js";

/** Together 32 MB: far more than sockets and the system between them take. */
const MESSAGES = 2_000;
/** As many as share two commits, and come to a reader in one piece. */
const AT_ONCE = 500;
const TEXT = "0123456789abcdef".repeat(1_000);
/** What a reader that has stopped may cost at most, in bytes. */
const MOST_BYTES = 2_000_000;

interface Told {
  id: string;
  data: { type: string; seq: number };
}

let world: World;
let scene: Scene;
let sockets: ServerSockets;

beforeAll(async () => {
  sockets = new ServerSockets();
  world = await createWorld();
  scene = await createScene(world);
});
afterAll(async () => {
  await world.close();
  sockets.stop();
});

interface Reader {
  socket: RpcSocket;
  stream: RpcStream;
  server: WatchedSocket;
}

const seqsOf = ({ data }: RpcStream) =>
  (data as Told[]).filter(({ data: event }) => event.type === "message.sent").map(({ data: event }) => event.seq);

async function read(cursor: string, lastEventId?: string): Promise<Reader> {
  const socket = await world.socket(scene.colleague);
  const stream = socket.subscribe("live.events", { cursor }, lastEventId);
  await eventually("the stream begins", () => stream.started);
  const { localPort } = (socket.ws as unknown as { _socket: Socket })._socket;
  return { socket, stream, server: sockets.from(localPort) };
}

/** Somebody who reads as fast as this process lets them, and comes back where that was too slow. */
function follow(cursor: string): { seqs: number[]; stop: () => void } {
  const { token, workspace } = scene.colleague;
  const seqs: number[] = [];
  const handlers = {
    onSnapshot: () => {
      throw new Error("There is nothing to begin anew for.");
    },
    onGap: () => undefined,
    onEvent: ({ type, seq }: LogEvent) => void (type === "message.sent" && seqs.push(seq)),
  };
  const followed = followWorkspace(world.client({ token, workspace: workspace.id }), handlers, { cursor });
  return { seqs, stop: () => followed.stop() };
}

async function flood(onBatch: () => void): Promise<number[]> {
  const { owner, group } = scene;
  const sent: Promise<{ message: { seq: number } }>[] = [];
  for (let index = 0; index < MESSAGES; index += 1) {
    const input = { conversationId: group.id, nonce: randomUUID(), text: TEXT };
    sent.push(world.services.messages.send(owner.actor, input));
    if (sent.length % AT_ONCE !== 0) continue;
    await Promise.all(sent);
    onBatch();
  }
  return (await Promise.all(sent)).map(({ message }) => message.seq).sort((a, b) => a - b);
}

test("readers that have stopped cost less than 2 MB each, are closed, and come back complete (R7)", async () => {
  const { cursor } = await world.as(scene.colleague).live.bootstrap.query();
  const healthy = follow(cursor);
  const [silent, ponging] = [await read(cursor), await read(cursor)];
  const { seq: first } = await sendText(world.services, scene.owner.actor, scene.group.id);
  for (const { stream } of [silent, ponging]) await eventually("it is live", () => seqsOf(stream).includes(first));
  for (const { socket } of [silent, ponging]) socket.ws.pause();

  const seqs = [first, ...(await flood(() => ponging.socket.ws.pong()))];
  await eventually("whoever reads has everything", () => healthy.seqs.length >= seqs.length, 60_000);
  expect(healthy.seqs).toEqual(seqs);
  healthy.stop();
  for (const { server } of [silent, ponging]) {
    await eventually("the server gives the connection up", () => server.socket.destroyed);
    expect(server.mostUnsent).toBeGreaterThan(0);
    expect(server.mostUnsent).toBeLessThan(MOST_BYTES);
  }

  for (const { socket, stream } of [silent, ponging]) {
    socket.close();
    await socket.ended();
    const last = (stream.data as Told[]).at(-1)?.id;
    const back = await read(cursor, last);
    await eventually("it has caught up", () => seqsOf(back.stream).at(-1) === seqs.at(-1), 30_000);
    expect([...seqsOf(stream), ...seqsOf(back.stream)]).toEqual(seqs);
    expect(back.server.mostUnsent).toBeLessThan(MOST_BYTES);
    back.socket.close();
  }
}, 120_000);
