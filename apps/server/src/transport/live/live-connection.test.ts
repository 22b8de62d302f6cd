import { LIMITS } from "@parley/api/server";
import { beforeEach, describe, expect, test } from "vitest";
import { deferred, LiveDoor } from "../../testing/sockets/live-door.js";
import { encodeFrame, OPCODE } from "../../testing/sockets/socket-frames.js";
import type { SocketPair } from "../../testing/sockets/socket-pair.js";
import { CLOSE, CONNECTION_LIMITS } from "./limits.js";

const TOKEN = "a".repeat(27);
let door: LiveDoor;
let pair: SocketPair;

beforeEach(async () => {
  door = new LiveDoor();
  door.admit(TOKEN, "s1");
  pair = await door.enter(TOKEN);
});

const query = (id: unknown, path: string, input?: unknown) => ({ id, method: "query", params: { path, input } });
const subscribe = (id: unknown, path = "counting") => ({ id, method: "subscription", params: { path } });
const data = (id: number, json: unknown) => ({ id, result: { type: "data", data: { json } } });
const refusal = (id: number | null, code: string) => ({ id, error: { json: { data: { code } } } });

async function tell(...messages: unknown[]): Promise<unknown[]> {
  const before = pair.messages.length;
  for (const message of messages) pair.send(message);
  await pair.flush();
  return pair.messages.slice(before);
}

describe("calls", () => {
  test("are answered under their ids, whole batches too", async () => {
    expect(await tell([query(1, "echo", "one"), query(2, "echo", "two")])).toEqual([data(1, "one"), data(2, "two")]);
  });

  test("up to the limit fit in one frame; more end the connection", async () => {
    const batch = (size: number) => Array.from({ length: size }, (_, id) => query(id, "echo", "x"));
    expect(await tell(batch(LIMITS.batch))).toHaveLength(LIMITS.batch);
    expect(await tell(batch(LIMITS.batch + 1))).toEqual([]);
    expect(pair.closeCode).toBe(CLOSE.tooMuch);
  });

  test("beyond those that may be under way are refused, and the others still answered", async () => {
    const hold = (id: number) => ({ id, method: "mutation", params: { path: "hold" } });
    const ids = Array.from({ length: CONNECTION_LIMITS.callsInFlight + 1 }, (_, id) => id);
    expect(await tell(...ids.map(hold))).toMatchObject([refusal(CONNECTION_LIMITS.callsInFlight, "TOO_MANY_REQUESTS")]);
    for (const held of door.held) held.resolve("done");
    await pair.flush();
    expect(pair.messages.slice(1)).toEqual(ids.slice(0, -1).map((id) => data(id, "done")));
    expect(await tell(query(99, "echo", "again"))).toEqual([data(99, "again")]);
  });

  test.each([
    ["an unknown procedure", query(1, "no.such"), refusal(1, "NOT_FOUND")],
    ["a name every object has", query(1, "__proto__"), refusal(1, "NOT_FOUND")],
    [
      "the wrong kind of call",
      { id: 1, method: "mutation", params: { path: "echo", input: "x" } },
      refusal(1, "NOT_FOUND"),
    ],
    ["a wrong input", query(1, "echo", 7), refusal(1, "BAD_REQUEST")],
    ["an id that is a text", query("one", "echo", "x"), refusal(null, "BAD_REQUEST")],
    ["an id that is no whole number", query(1.5, "echo", "x"), refusal(null, "BAD_REQUEST")],
    ["an id below zero", query(-1, "echo", "x"), refusal(null, "BAD_REQUEST")],
    ["no id", query(null, "echo", "x"), refusal(null, "BAD_REQUEST")],
    ["no parameters", { id: 1, method: "query" }, refusal(null, "BAD_REQUEST")],
    ["another method", { id: 1, method: "shutdown", params: { path: "echo" } }, refusal(null, "BAD_REQUEST")],
    ["nothing", null, refusal(null, "BAD_REQUEST")],
    ["a number", 7, refusal(null, "BAD_REQUEST")],
    [
      "parameters a second time",
      { method: "connectionParams", data: { token: "other" } },
      refusal(null, "BAD_REQUEST"),
    ],
  ])("with %s are refused, and the connection goes on", async (_what, message, expected) => {
    expect(await tell(message)).toMatchObject([expected]);
    expect(await tell(query(2, "echo", "still"))).toEqual([data(2, "still")]);
  });

  test("an empty batch is no call", async () => {
    expect(await tell([], query(1, "echo", "x"))).toEqual([data(1, "x")]);
  });
});

describe("frames", () => {
  test("PING is answered, PONG is taken", async () => {
    expect(await tell("PING", "PONG")).toEqual(["PONG"]);
  });

  test.each([
    ["binary", encodeFrame("{}", { opcode: OPCODE.binary }), CLOSE.notText],
    ["broken JSON", encodeFrame('{"id":1,'), CLOSE.notJson],
    ["an empty text", encodeFrame(""), CLOSE.notJson],
    ["unmasked", encodeFrame("{}", { masked: false }), 1002],
    ["of a kind there is not", encodeFrame("{}", { opcode: 5 }), 1002],
    ["a continuation of nothing", encodeFrame("{}", { opcode: OPCODE.continuation }), 1002],
    ["no UTF-8", encodeFrame(Buffer.from([0xc3, 0x28])), 1007],
    ["larger than allowed", encodeFrame("x".repeat(LIMITS.socketFrame + 1)), 1009],
  ])("%s end the connection", async (_what, bytes, code) => {
    pair.sendBytes(bytes);
    await pair.flush();
    expect([pair.closeCode, door.live.size]).toEqual([code, 0]);
  });

  test("in pieces are put together, and are too large together as well", async () => {
    const text = JSON.stringify(query(1, "echo", "pieces"));
    pair.sendBytes(encodeFrame(text.slice(0, 9), { fin: false }));
    pair.sendBytes(encodeFrame(text.slice(9), { opcode: OPCODE.continuation }));
    await pair.flush();
    expect(pair.messages).toEqual([data(1, "pieces")]);
    pair.sendBytes(encodeFrame("x".repeat(LIMITS.socketFrame), { fin: false }));
    pair.sendBytes(encodeFrame("x", { opcode: OPCODE.continuation }));
    await pair.flush();
    expect(pair.closeCode).toBe(1009);
  });
});

describe("subscriptions", () => {
  test("start, tell, and stop when asked", async () => {
    expect(await tell(subscribe(1))).toEqual([{ id: 1, result: { type: "started" } }, data(1, 1)]);
    expect(await tell({ id: 1, method: "subscription.stop" })).toEqual([{ id: 1, result: { type: "stopped" } }]);
    expect(door.streams).toBe(0);
    expect(await tell(subscribe(1))).toHaveLength(2);
  });

  test("stopping what does not run is nothing", async () => {
    expect(await tell({ id: 9, method: "subscription.stop" })).toEqual([]);
  });

  test("an id in use is refused, and its subscription goes on", async () => {
    await tell(subscribe(1));
    expect(await tell(subscribe(1))).toMatchObject([refusal(1, "BAD_REQUEST")]);
    expect(door.streams).toBe(1);
    expect(await tell({ id: 1, method: "subscription.stop" })).toEqual([{ id: 1, result: { type: "stopped" } }]);
  });

  test("an id is free as soon as its subscription is told to stop, also while that is still being opened", async () => {
    door.opening = deferred();
    await tell(subscribe(1, "slow"));
    const [held] = [door.opening];
    door.opening = null;
    expect(await tell({ id: 1, method: "subscription.stop" }, subscribe(1))).toEqual([
      { id: 1, result: { type: "stopped" } },
      { id: 1, result: { type: "started" } },
      data(1, 1),
    ]);
    held.resolve();
    await pair.flush();
    expect(door.streams).toBe(1);
    expect(await tell(subscribe(1))).toMatchObject([refusal(1, "BAD_REQUEST")]);
    expect(await tell({ id: 1, method: "subscription.stop" })).toEqual([{ id: 1, result: { type: "stopped" } }]);
  });

  test("one whose opening fails after it was stopped takes nothing with it that has its id now", async () => {
    door.opening = deferred();
    await tell(subscribe(1, "slow"));
    const [held] = [door.opening];
    door.opening = null;
    await tell({ id: 1, method: "subscription.stop" }, subscribe(1));
    const before = pair.messages.length;
    held.reject(new Error("the database is away"));
    await pair.flush();
    expect([pair.closeCode, pair.messages.slice(before), door.streams]).toEqual([null, [], 1]);
    expect(await tell({ id: 1, method: "subscription.stop" })).toEqual([{ id: 1, result: { type: "stopped" } }]);
  });

  test("beyond the limit are refused until another stops", async () => {
    for (let id = 0; id < CONNECTION_LIMITS.subscriptions; id += 1) await tell(subscribe(id));
    expect(await tell(subscribe(50))).toMatchObject([refusal(50, "TOO_MANY_REQUESTS")]);
    await tell({ id: 0, method: "subscription.stop" });
    expect(await tell(subscribe(50))).toMatchObject([{ result: { type: "started" } }, { id: 50 }]);
  });

  test("one that is refused is answered, and the connection goes on", async () => {
    expect(await tell(subscribe(1, "refused"))).toMatchObject([refusal(1, "FORBIDDEN")]);
    expect(pair.closeCode).toBeNull();
  });

  test("a fault inside one closes the connection with 1013, and nothing says stopped before (SPEC R6)", async () => {
    await tell(subscribe(1), subscribe(2));
    const before = pair.messages.length;
    door.fault.reject(new Error("the stream broke"));
    await pair.flush();
    expect(pair.closeCode).toBe(CLOSE.comeBack);
    expect(pair.messages.slice(before)).toEqual([]);
    expect(door.streams).toBe(0);
  });

  test("end with their connection", async () => {
    await tell(subscribe(1), subscribe(2));
    await pair.vanish();
    expect([door.streams, door.live.size]).toEqual([0, 0]);
  });
});

describe("a reader that has stopped", () => {
  test("is closed once more than the bound is unsent, and no other (SPEC R7)", async () => {
    const other = await door.enter(TOKEN);
    const words = "x".repeat(60_000);
    const calls = Math.ceil(CONNECTION_LIMITS.unsentBytes / words.length) + 1;
    for (let id = 0; id < calls; id += 1) {
      pair.send(query(id, "echo", words));
      await pair.deliver();
      if (id < calls - 2) door.live.sweep();
    }
    door.live.sweep();
    for (const one of [pair, other]) await one.flush();
    expect([pair.closeCode, other.closeCode]).toEqual([CLOSE.comeBack, null]);
  });
});
