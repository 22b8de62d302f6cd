import type { AddressInfo } from "node:net";
import type { ServerEvent } from "@parley/api";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type WebSocket, WebSocketServer } from "ws";
import type { Recorder } from "./recorder.js";
import { type Tap, tappedWebSocket } from "./tapped-web-socket.js";

let server: WebSocketServer;
const seen: unknown[] = [];
const recorder = {
  arrived: (cursor: string, event: ServerEvent) => seen.push([cursor, event.type]),
  subscribed: () => seen.push("subscribed"),
} as unknown as Recorder;

beforeEach(async () => {
  seen.length = 0;
  server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
  await new Promise((resolve) => server.once("listening", resolve));
});
afterEach(() => {
  for (const socket of server.clients) socket.terminate();
  server.close();
});

/** A tapped client, and the server's side of it. */
async function connect(): Promise<{
  client: InstanceType<ReturnType<typeof tappedWebSocket>>;
  far: WebSocket;
  tap: Tap;
}> {
  const taps: Tap[] = [];
  const Tapped = tappedWebSocket(recorder, (tap) => void taps.push(tap));
  const accepted = new Promise<WebSocket>((resolve) => server.once("connection", resolve));
  const client = new Tapped(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  await new Promise<void>((resolve) => client.addEventListener("open", () => resolve()));
  const [tap] = taps;
  if (tap === undefined) throw new Error("no tap");
  return { client, far: await accepted, tap };
}

const frame = (id: number, cursor: string, type = "message.sent") =>
  JSON.stringify({ id, result: { type: "data", id: cursor, data: { json: { id: cursor, data: { type } } } } });
const subscribe = (id: number, path = "live.events") =>
  JSON.stringify([{ id, method: "subscription", params: { path } }]);
const stop = (id: number) => JSON.stringify({ id, method: "subscription.stop" });

test("tells of what arrives on the subscription to events, and of nothing else", async () => {
  const { client, far } = await connect();
  client.send(subscribe(1));
  client.send(subscribe(2, "live.ephemeral"));
  far.send(JSON.stringify({ id: 1, result: { type: "started" } }));
  far.send("PONG");
  far.send(frame(2, "5.5", "typing"));
  far.send(frame(1, "7.7"));
  await vi.waitFor(() => expect(seen.at(-1)).toEqual(["7.7", "message.sent"]));
  expect(seen).toEqual(["subscribed", ["7.7", "message.sent"]]);
});

test("what comes after the client gave the subscription up is nobody's", async () => {
  const { client, far } = await connect();
  client.send(subscribe(1));
  client.send(stop(1));
  far.send(frame(1, "7.7"));
  client.send(subscribe(3));
  far.send(frame(3, "8.8"));
  await vi.waitFor(() => expect(seen).toEqual(["subscribed", "subscribed", ["8.8", "message.sent"]]));
});

test("a paused client reads nothing, and afterwards all of it", async () => {
  const { client, far, tap } = await connect();
  client.send(subscribe(1));
  tap.pause();
  const flushed = new Promise((resolve) => far.send(frame(1, "1.1"), resolve));
  await flushed;
  far.send(frame(1, "2.2"));
  expect(seen).toEqual(["subscribed"]);
  tap.resume();
  await vi.waitFor(() => expect(seen).toEqual(["subscribed", ["1.1", "message.sent"], ["2.2", "message.sent"]]));
});

test("a paused client believes its connection to be well, and the server believes so too", async () => {
  const { client, far, tap } = await connect();
  const heard: string[] = [];
  const asked: string[] = [];
  client.addEventListener("message", ({ data }) => heard.push(String(data)));
  far.on("message", (data: Buffer) => asked.push(data.toString()));
  tap.pause();
  expect(tap.isPaused).toBe(true);
  client.send("PING");
  expect(heard).toEqual(["PONG"]);
  await vi.waitFor(() => expect(asked).toEqual(["PING"]));
  tap.resume();
  expect(tap.isPaused).toBe(false);
});

test("a paused client notices by its signs of life that its connection is gone", async () => {
  const { client, far, tap } = await connect();
  let closed = false;
  client.addEventListener("close", () => {
    closed = true;
  });
  tap.pause();
  await new Promise((resolve) => far.send("x".repeat(1_000), resolve));
  far.terminate();
  await vi.waitFor(() => {
    if (!closed) client.send("PING");
    expect(closed).toBe(true);
  });
});

test("a client whose connection is not open yet cannot be paused", async () => {
  const taps: Tap[] = [];
  const Tapped = tappedWebSocket(recorder, (tap) => void taps.push(tap));
  const client = new Tapped(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  taps[0]?.pause();
  expect(taps[0]?.isPaused).toBe(false);
  await new Promise<void>((resolve) => client.addEventListener("open", () => resolve()));
  taps[0]?.pause();
  expect(taps[0]?.isPaused).toBe(true);
});

test("with a door it connects there, and names the host it was made for", async () => {
  const door = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const Tapped = tappedWebSocket(recorder, () => undefined, door);
  const asked = new Promise<string[]>((resolve) =>
    server.once("connection", (_socket, { url = "", headers }) => resolve([url, headers.host ?? ""])),
  );
  new Tapped("ws://relay.invalid:7000/live?connectionParams=1");
  expect(await asked).toEqual(["/live?connectionParams=1", "relay.invalid:7000"]);
});
