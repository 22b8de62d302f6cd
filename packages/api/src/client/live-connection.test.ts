import { beforeEach, describe, expect, test, vi } from "vitest";
import { CLOSE_CODES, closeReasonFor } from "../close-codes.js";
import { type FakeWebSocket, fakeWebSockets } from "../testing/fake-web-socket.js";
import { ManualSurroundings } from "../testing/manual-surroundings.js";
import type { ConnectionState } from "./connection.js";
import { LiveConnection } from "./live-connection.js";

const PACE = { firstMs: 1_000, maxMs: 8_000 };
const KEEP_ALIVE = { everyMs: 60_000, answerWithinMs: 5_000, openWithinMs: 60_000 };

let surroundings: ManualSurroundings;
let sockets: FakeWebSocket[];
let connection: LiveConnection;
let states: ConnectionState[];

beforeEach(() => {
  surroundings = new ManualSurroundings();
  surroundings.chance = 0.5;
  const fake = fakeWebSockets();
  sockets = fake.sockets;
  states = [];
  connection = new LiveConnection({
    url: () => "ws://parley.test/live",
    connectionParams: { token: "secret" },
    webSocket: () => fake.webSocket,
    surroundings,
    pace: PACE,
    keepAlive: KEEP_ALIVE,
  });
  connection.watch((state) => states.push(state));
});

/** Counts a subscription in; fails when the client was closed. */
function enter(): NonNullable<ReturnType<LiveConnection["enter"]>> {
  const client = connection.enter();
  if (client === undefined) throw new Error("the client is closed");
  return client;
}

/** The nth socket, counted from 1, once it is made. */
async function socket(number: number): Promise<FakeWebSocket> {
  const [made] = await vi.waitFor(() => {
    expect(sockets.length).toBe(number);
    return sockets.slice(-1);
  });
  if (made === undefined) throw new Error("no socket");
  return made;
}

/** Waits until the wait before the next try has begun: its alarm beside those that were there. */
const waitBegun = (alarms = 1) => vi.waitFor(() => expect(surroundings.waiting).toBe(alarms));

async function connect(): Promise<FakeWebSocket> {
  const made = await socket(sockets.length + (connection.state === "idle" ? 0 : 1));
  made.open();
  return made;
}

describe("coming and going", () => {
  test("nothing is open until somebody subscribes; the first connection does not wait", async () => {
    expect([connection.state, sockets.length, surroundings.listening]).toEqual(["idle", 0, 0]);
    enter();
    const first = await connect();
    expect(first.url).toBe("ws://parley.test/live?connectionParams=1");
    await vi.waitFor(() => expect(first.sent).toEqual(['{"method":"connectionParams","data":{"token":"secret"}}']));
    expect(states).toEqual(["connecting", "connected"]);
  });

  test("with the last subscription it closes, after a while in which another may come", async () => {
    const client = enter();
    const first = await connect();
    connection.leave(client);
    surroundings.advance(2_999);
    expect(enter()).toBe(client);
    surroundings.advance(30_000);
    expect(first.closes).toEqual([]);
    connection.leave(client);
    surroundings.advance(3_000);
    await vi.waitFor(() => expect(first.closes).toHaveLength(1));
    expect(connection.state).toBe("idle");
    expect([surroundings.waiting, surroundings.listening]).toEqual([0, 0]);
    enter();
    await socket(2);
    expect(connection.state).toBe("connecting");
  });

  test("closed, it stays closed", async () => {
    enter();
    const first = await connect();
    connection.close();
    connection.close();
    await vi.waitFor(() => expect(first.closes).toHaveLength(1));
    expect(connection.enter()).toBeUndefined();
    expect(states).toEqual(["connecting", "connected", "closed"]);
    expect([surroundings.waiting, surroundings.listening]).toEqual([0, 0]);
  });

  test("closed while it waits, it tries no more", async () => {
    enter();
    (await connect()).end();
    await waitBegun();
    connection.close();
    expect(surroundings.waiting).toBe(0);
    surroundings.advance(100_000);
    expect(sockets).toHaveLength(1);
  });

  test("a watcher that stops is told nothing more", () => {
    const heard: ConnectionState[] = [];
    connection.watch((state) => heard.push(state))();
    enter();
    expect(heard).toEqual([]);
    expect(states).toEqual(["connecting"]);
  });

  test("without an address or a WebSocket class it says so before anything begins", () => {
    const failing = new LiveConnection({
      url: () => {
        throw new Error("no address");
      },
      connectionParams: {},
      webSocket: () => fakeWebSockets().webSocket,
      surroundings,
      pace: PACE,
      keepAlive: KEEP_ALIVE,
    });
    expect(() => failing.requireUsable()).toThrow("no address");
    expect(() => failing.enter()).toThrow("no address");
    expect(failing.state).toBe("idle");
    expect(connection.requireUsable()).toBeUndefined();
  });
});

describe("coming back", () => {
  test("a connection that held comes back after a short random wait, also the first time (SPEC R9)", async () => {
    enter();
    const first = await connect();
    surroundings.advance(10_000);
    first.end();
    await waitBegun();
    expect([connection.state, connection.failures]).toEqual(["reconnecting", 0]);
    surroundings.advance(499);
    expect(sockets).toHaveLength(1);
    surroundings.advance(1);
    (await socket(2)).open();
    expect(states).toEqual(["connecting", "connected", "reconnecting", "connected"]);
  });

  test("failures make the waits longer, and every one of them is told", async () => {
    enter();
    (await socket(1)).end();
    for (const [failures, wait] of [
      [1, 1_500],
      [2, 3_000],
      [3, 6_000],
      [4, 6_000],
    ] as const) {
      await waitBegun();
      expect(connection.failures).toBe(failures);
      surroundings.advance(wait - 1);
      expect(sockets).toHaveLength(failures);
      surroundings.advance(1);
      (await socket(failures + 1)).end();
    }
    expect(states).toEqual(["connecting", ...Array.from({ length: 5 }, () => "reconnecting")]);
  });

  test("a server that takes everybody and drops them at once is not stormed", async () => {
    enter();
    for (let failures = 1; failures <= 3; failures += 1) {
      const made = await socket(failures);
      made.open();
      await vi.waitFor(() => expect(made.sent).toHaveLength(1));
      made.end(CLOSE_CODES.TRY_AGAIN);
      await waitBegun();
      expect(connection.failures).toBe(failures);
      surroundings.advance(8_000);
    }
  });

  test("a goodbye that asks for it spreads the clients wider (SPEC R9)", async () => {
    enter();
    const first = await connect();
    surroundings.advance(10_000);
    first.end(1001, closeReasonFor(30_000));
    await waitBegun();
    surroundings.advance(14_999);
    expect(sockets).toHaveLength(1);
    surroundings.advance(1);
    await socket(2);
  });

  test("a server that asks its clients to reconnect is obeyed after the wait, on one new socket", async () => {
    enter();
    const first = await connect();
    surroundings.advance(10_000);
    first.receive({ id: null, method: "reconnect" });
    await vi.waitFor(() => expect(first.closes).toHaveLength(1));
    await waitBegun();
    surroundings.advance(500);
    (await socket(2)).open();
    first.end();
    surroundings.advance(60_000);
    expect(sockets).toHaveLength(2);
    expect(connection.state).toBe("connected");
  });

  test("retry does not wait for the wait", async () => {
    enter();
    (await connect()).end();
    await waitBegun();
    connection.retry();
    (await socket(2)).open();
    expect(connection.state).toBe("connected");
  });

  test("the end of the session is final; who subscribes again begins anew", async () => {
    enter();
    (await connect()).end(CLOSE_CODES.SESSION_ENDED);
    expect(states).toEqual(["connecting", "connected", "ended"]);
    expect([surroundings.waiting, surroundings.listening]).toEqual([0, 0]);
    surroundings.advance(100_000);
    expect(sockets).toHaveLength(1);
    enter();
    await socket(2);
    expect(connection.state).toBe("connecting");
  });

  test("what a socket of an earlier stretch says later changes nothing", async () => {
    const client = enter();
    const first = await connect();
    connection.leave(client);
    surroundings.advance(3_000);
    enter();
    (await socket(2)).open();
    first.end(CLOSE_CODES.SESSION_ENDED);
    connection.leave(client);
    surroundings.advance(10_000);
    expect(connection.state).toBe("connected");
  });
});

describe("surroundings", () => {
  test("without a network it is offline, and tries at once when it is back", async () => {
    enter();
    (await connect()).end();
    await waitBegun();
    surroundings.change("offline");
    expect(connection.state).toBe("offline");
    surroundings.change("online");
    expect(connection.state).toBe("reconnecting");
    (await socket(2)).open();
    expect(connection.state).toBe("connected");
  });

  test("a loss without a network is offline from the start", async () => {
    enter();
    const first = await connect();
    surroundings.offline = true;
    first.end();
    expect(connection.state).toBe("offline");
  });

  test.each(["offline", "online", "woken"] as const)("%s puts an open connection in doubt", async (change) => {
    enter();
    const first = await connect();
    surroundings.change(change);
    expect(first.sent).toContain("PING");
    expect(connection.state).toBe("connected");
    surroundings.advance(3_000);
    expect(connection.state).toBe(change === "offline" ? "offline" : "reconnecting");
  });

  test("a connection that answers goes on", async () => {
    enter();
    const first = await connect();
    surroundings.change("woken");
    first.receive("PONG");
    surroundings.advance(3_000);
    expect(connection.state).toBe("connected");
  });
});
