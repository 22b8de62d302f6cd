import { beforeEach, describe, expect, test } from "vitest";
import { type FakeWebSocket, fakeWebSockets } from "../testing/fake-web-socket.js";
import { ManualSurroundings } from "../testing/manual-surroundings.js";
import { LiveSocket, type SocketEnd } from "./live-socket.js";

const KEEP_ALIVE = { everyMs: 1_000, answerWithinMs: 300, openWithinMs: 5_000 };

let surroundings: ManualSurroundings;
let inner: FakeWebSocket;
let socket: LiveSocket;
let ends: SocketEnd[];
let told: string[];

beforeEach(() => {
  surroundings = new ManualSurroundings();
  ends = [];
  told = [];
  const { webSocket, sockets } = fakeWebSockets();
  socket = new LiveSocket("ws://parley.test/live", {
    webSocket,
    surroundings,
    keepAlive: KEEP_ALIVE,
    onOpen: () => told.push("onOpen"),
    onEnd: (end) => ends.push(end),
  });
  const [first] = sockets;
  if (first === undefined) throw new Error("no socket was made");
  inner = first;
  for (const type of ["open", "message", "close", "error"])
    socket.addEventListener(type, (event) => told.push("data" in event ? `message ${String(event.data)}` : type));
});

describe("life", () => {
  test("opens, passes messages on and sends", () => {
    expect(socket.readyState).toBe(LiveSocket.CONNECTING);
    socket.send("too early");
    inner.open();
    expect(socket.readyState).toBe(LiveSocket.OPEN);
    inner.receive("hello");
    socket.send("hi");
    expect(told).toEqual(["onOpen", "open", "message hello"]);
    expect(inner.sent).toEqual(["hi"]);
  });

  test("a listener that was removed is told nothing", () => {
    const heard: string[] = [];
    const listener = () => heard.push("open");
    socket.addEventListener("open", listener);
    socket.removeEventListener("open", listener);
    inner.open();
    expect(heard).toEqual([]);
  });

  test("an end of an open connection is a close, with code and reason", () => {
    inner.open();
    inner.end(1013, "retry-after-ms=5");
    expect(ends).toEqual([{ code: 1013, reason: "retry-after-ms=5" }]);
    expect(told).toEqual(["onOpen", "open", "close"]);
    expect(socket.readyState).toBe(LiveSocket.CLOSED);
    expect(surroundings.waiting).toBe(0);
  });

  test("one that never opened is an error and a close, however it ended", () => {
    inner.end(1000);
    expect(told).toEqual(["error", "close"]);
  });

  test("closing ends it at once; what the network says later is not heard", () => {
    inner.open();
    socket.close(3000, "enough");
    socket.close();
    inner.receive("late");
    inner.end(1006);
    expect(inner.closes).toEqual([{ code: 3000, reason: "enough" }]);
    expect(ends).toEqual([{ code: 3000, reason: "enough" }]);
    expect(told).toEqual(["onOpen", "open", "close"]);
  });

  test("an address the browser refuses by throwing ends it too", () => {
    class Refusing {
      constructor() {
        throw new SyntaxError("insecure address");
      }
    }
    const webSocket = Refusing as unknown as ReturnType<typeof fakeWebSockets>["webSocket"];
    const options = { webSocket, surroundings, keepAlive: KEEP_ALIVE, onOpen: () => undefined };
    expect(() => new LiveSocket("ws:x", { ...options, onEnd: (end) => ends.push(end) })).toThrow("insecure address");
    expect(ends).toEqual([{ code: 1006, reason: "insecure address" }]);
  });
});

describe("signs of life", () => {
  test("a connection that does not open in time is given up", () => {
    surroundings.advance(4_999);
    expect(ends).toEqual([]);
    surroundings.advance(1);
    expect(ends).toEqual([{ code: 1006, reason: "not open in time" }]);
    expect(inner.terminated).toBe(true);
  });

  test("a quiet connection is asked, and lives on an answer", () => {
    inner.open();
    surroundings.advance(1_000);
    expect(inner.sent).toEqual(["PING"]);
    inner.receive("PONG");
    surroundings.advance(300);
    expect(socket.readyState).toBe(LiveSocket.OPEN);
    surroundings.advance(1_000);
    expect(inner.sent).toEqual(["PING", "PING"]);
    expect(told).toEqual(["onOpen", "open"]);
  });

  test("without an answer it is dead, without waiting for a farewell", () => {
    inner.open();
    surroundings.advance(1_300);
    expect(inner.terminated).toBe(true);
    expect(ends).toEqual([{ code: 1006, reason: "no sign of life" }]);
    expect(told.at(-1)).toBe("close");
  });

  test("a busy connection is never asked", () => {
    inner.open();
    for (let turn = 0; turn < 20; turn += 1) {
      surroundings.advance(500);
      inner.receive("event");
    }
    expect(inner.sent).toEqual([]);
  });

  test("the server's own question is answered and not passed on", () => {
    inner.open();
    inner.receive("PING");
    expect(inner.sent).toEqual(["PONG"]);
    expect(told).toEqual(["onOpen", "open"]);
  });

  test("in doubt it is asked at once; before it is open there is nothing to ask", () => {
    socket.probe(50);
    inner.open();
    socket.probe(50);
    socket.probe(50);
    expect(inner.sent).toEqual(["PING", "PING"]);
    surroundings.advance(50);
    expect(ends).toEqual([{ code: 1006, reason: "no sign of life" }]);
    expect(surroundings.waiting).toBe(0);
  });
});
