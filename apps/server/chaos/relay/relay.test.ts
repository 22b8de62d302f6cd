import { once } from "node:events";
import { connect, createServer, type Server, type Socket } from "node:net";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Random } from "../random.js";
import { Relay } from "./relay.js";

let echo: Server;
let relay: Relay;
let port: number;
const accepted: Socket[] = [];
const clients: Socket[] = [];

beforeEach(async () => {
  echo = createServer((socket) => {
    accepted.push(socket);
    socket.on("error", () => undefined);
    socket.pipe(socket);
  });
  await new Promise<void>((resolve) => echo.listen(0, "127.0.0.1", resolve));
  const address = echo.address();
  relay = new Relay(typeof address === "object" && address !== null ? address.port : 0);
  port = await relay.listen();
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy();
  await relay.close();
  for (const socket of accepted.splice(0)) socket.destroy();
  await new Promise((resolve) => echo.close(resolve));
});

async function open(): Promise<Socket> {
  const client = connect(port, "127.0.0.1");
  clients.push(client);
  client.on("error", () => undefined);
  await once(client, "connect");
  return client;
}

const closed = (client: Socket) => new Promise<void>((resolve) => client.once("close", () => resolve()));

async function say(client: Socket, text: string): Promise<string> {
  client.write(text);
  const [answer] = (await once(client, "data")) as [Buffer];
  return answer.toString();
}

test("what it does not disturb passes both ways, and an end on one side ends the other", async () => {
  const client = await open();
  expect(await say(client, "hello")).toBe("hello");
  client.end();
  await closed(client);
  await vi.waitFor(() => expect(relay.size).toBe(0));
});

test("much passes without a loss, also to a reader that is slow", async () => {
  const client = await open();
  client.pause();
  const sent = Buffer.alloc(4_000_000, "abcdefghi");
  client.write(sent);
  const parts: Buffer[] = [];
  client.on("data", (part) => parts.push(part));
  client.resume();
  await vi.waitFor(() => expect(Buffer.concat(parts).length).toBe(sent.length));
  expect(Buffer.concat(parts).equals(sent)).toBe(true);
});

test("a reset is felt on both sides at once, by as many as were meant", async () => {
  const sockets = [await open(), await open(), await open(), await open()];
  for (const client of sockets) await say(client, "here");
  const ends = sockets.map(closed);
  expect(relay.reset(new Random(1), 0.5)).toBe(2);
  await Promise.race(ends);
  await vi.waitFor(() => expect(sockets.filter(({ destroyed }) => destroyed)).toHaveLength(2));
  const [whole] = sockets.filter(({ destroyed }) => !destroyed);
  expect(await say(whole ?? (await open()), "still here")).toBe("still here");
});

test("a swallowed connection stays open and says nothing, until the network is back and knows it no more", async () => {
  const client = await open();
  await say(client, "hello");
  expect(relay.swallow(new Random(1), 1)).toBe(1);
  const heard = vi.fn<() => void>();
  client.on("data", heard);
  client.write("is anybody there?");
  const other = await open();
  expect(await say(other, "a new one works")).toBe("a new one works");
  expect([client.destroyed, heard.mock.calls.length]).toEqual([false, 0]);
  relay.tearSwallowed();
  await closed(client);
  expect(await say(other, "still")).toBe("still");
});

test("who gives a swallowed connection up does not tell the other side of it", async () => {
  const client = await open();
  await say(client, "hello");
  relay.swallow(new Random(1), 1);
  client.destroy();
  await say(await open(), "later");
  expect(accepted[0]?.destroyed).toBe(false);
  relay.tearSwallowed();
  await vi.waitFor(() => expect(accepted[0]?.destroyed).toBe(true));
});
