import type { Database } from "@parley/db";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { eventually } from "../../testing/eventually.js";
import { deepJson, HOSTILE_VALUES, randomBytes, randomJson } from "../../testing/hostile-values.js";
import { createRandom, readSeed } from "../../testing/model/random.js";
import { createSiege, type Siege } from "../../testing/servers/siege.js";
import { type Deferred, deferred } from "../../testing/sockets/live-door.js";
import { RawConnection, sendRaw, upgradeRequest } from "../../testing/sockets/raw-connection.js";
import type { RpcSocket } from "../../testing/sockets/rpc-socket.js";
import { encodeFrame, OPCODE } from "../../testing/sockets/socket-frames.js";
import { CLOSE } from "./limits.js";

const seed = readSeed();
const random = createRandom(seed);
/** While set, sessions are not found until it is resolved. */
let held: Deferred | null = null;
let siege: Siege;

const slowIdentities = (db: Database): Database => ({
  ...db,
  withIdentity: async (fn, options) => {
    await held?.promise;
    return db.withIdentity(fn, options);
  },
});

beforeAll(async () => {
  siege = await createSiege({ wrapDatabase: slowIdentities });
});
afterAll(() => siege.close());

const upgraded = async (): Promise<RawConnection> => {
  const connection = await RawConnection.open(siege.world.url);
  connection.write(upgradeRequest(siege.host));
  expect(await connection.status()).toBe(101);
  return connection;
};
const signingIn = (token: string) => encodeFrame(JSON.stringify({ method: "connectionParams", data: { token } }));

describe("upgrade requests", () => {
  test.each([
    ["the host [", () => upgradeRequest("["), 400],
    ["a foreign host", () => upgradeRequest("evil.test"), 400],
    ["no host", () => upgradeRequest(siege.host).replace(/Host: .*\r\n/, ""), 400],
    ["the path //", () => upgradeRequest(siege.host, "//"), 400],
    ["the path //evil.test/live", () => upgradeRequest(siege.host, "//evil.test/live"), 400],
    ["a whole address", () => upgradeRequest(siege.host, `http://${siege.host}/live`), 400],
    ["a path that cannot be read", () => upgradeRequest(siege.host, "/live?%"), 101],
    ["another path", () => upgradeRequest(siege.host, "/live/../trpc"), 404],
    ["a foreign origin", () => upgradeRequest(siege.host, "/live", { Origin: "https://evil.test" }), 403],
    ["the origin null", () => upgradeRequest(siege.host, "/live", { Origin: "null" }), 403],
    [
      "a cookie without an origin",
      () => upgradeRequest(siege.host, "/live", { Cookie: `parley_session=${"c".repeat(27)}` }),
      403,
    ],
    ["no key", () => upgradeRequest(siege.host, "/live", { "Sec-WebSocket-Key": "" }), 400],
    ["an old version", () => upgradeRequest(siege.host, "/live", { "Sec-WebSocket-Version": "7" }), 400],
    ["a version of words", () => upgradeRequest(siege.host, "/live", { "Sec-WebSocket-Version": "x" }), 400],
    ["another protocol", () => upgradeRequest(siege.host, "/live", { Upgrade: "h2c" }), 400],
    ["POST", () => upgradeRequest(siege.host).replace("GET", "POST"), 405],
    [
      "an extension of words",
      () => upgradeRequest(siege.host, "/live", { "Sec-WebSocket-Extensions": 'permessage-deflate; x="' }),
      101,
    ],
  ])("with %s leave the server as it was", async (_what, request, status) => {
    expect(await siege.survive(async () => expect(await sendRaw(siege.world.url, request())).toBe(status))).toEqual([]);
  });

  test("reset at every moment of the upgrade", async () => {
    const request = upgradeRequest(siege.host);
    expect(
      await siege.survive(async () => {
        for (let round = 0; round < 60; round += 1) {
          const connection = await RawConnection.open(siege.world.url);
          connection.write(request.slice(0, 1 + random.int(request.length)));
          if (round % 2 === 0) connection.write(request);
          for (let turn = random.int(4); turn > 0; turn -= 1) await new Promise((resolve) => setImmediate(resolve));
          connection.reset();
        }
      }),
    ).toEqual([]);
  });

  test("reset while the session is being looked up", async () => {
    const { owner } = siege.scene;
    expect(
      await siege.survive(async () => {
        const sessions = await Promise.all(Array.from({ length: 20 }, () => siege.world.people.signInAgain(owner)));
        held = deferred();
        const connections = await Promise.all(sessions.map(() => upgraded()));
        for (const [index, connection] of connections.entries())
          connection.write(signingIn(sessions[index]?.token ?? ""));
        for (const connection of connections.slice(0, 10)) connection.reset();
        await eventually("the resets have arrived", () => siege.world.app.live.size === 10);
        held.resolve();
        held = null;
        for (const connection of connections.slice(10)) connection.reset();
        for (const session of sessions)
          await siege.world.services.sessions.revoke(owner.actor, { sessionId: session.actor.sessionId });
      }),
    ).toEqual([]);
  });

  test("half open for ever are swept out", async () => {
    expect(
      await siege.survive(async () => {
        const [begun, silent] = [await RawConnection.open(siege.world.url), await upgraded()];
        begun.write(upgradeRequest(siege.host).slice(0, 40));
        await eventually("the silent one is cut off", () => {
          siege.world.app.live.sweep(Date.now() + 60_000);
          return silent.closed;
        });
        begun.close();
      }),
    ).toEqual([]);
  });
});

describe("frames before signing in", () => {
  test.each([
    ["unmasked", encodeFrame("{}", { masked: false })],
    ["with reserved bits", Buffer.from([0xf1, 0x80, 1, 2, 3, 4])],
    ["of a kind there is not", encodeFrame("{}", { opcode: 11 })],
    ["a continuation of nothing", encodeFrame("{}", { opcode: OPCODE.continuation })],
    ["a ping too long", encodeFrame("x".repeat(126), { opcode: OPCODE.ping })],
    ["a ping in pieces", encodeFrame("x", { opcode: OPCODE.ping, fin: false })],
    ["a farewell of one byte", encodeFrame("x", { opcode: OPCODE.close })],
    ["a farewell with a code there is not", encodeFrame(Buffer.from([0, 1]), { opcode: OPCODE.close })],
    ["a length of 2^63", Buffer.concat([Buffer.from([0x81, 0xff]), Buffer.alloc(8, 0xff), Buffer.alloc(4)])],
    [
      "a length beyond the limit",
      Buffer.concat([Buffer.from([0x81, 0xff]), Buffer.from("0000000000100000", "hex"), Buffer.alloc(4)]),
    ],
    [
      "too long in pieces",
      Buffer.concat([
        encodeFrame("x".repeat(60_000), { fin: false }),
        encodeFrame("x".repeat(60_000), { opcode: OPCODE.continuation }),
      ]),
    ],
    ["binary", encodeFrame("{}", { opcode: OPCODE.binary })],
    ["no UTF-8", encodeFrame(Buffer.from([0xff, 0xfe]))],
    ["no JSON", encodeFrame("{")],
    ["no parameters", encodeFrame("null")],
    ["parameters of another kind", encodeFrame('{"data":[[]]}')],
    ["a prototype for parameters", encodeFrame('{"data":{"__proto__":{"token":"x"}}}')],
    ["ten thousand levels", encodeFrame(deepJson(10_000))],
  ])("%s end the connection and nothing else", async (_what, bytes) => {
    expect(
      await siege.survive(async () => {
        const connection = await upgraded();
        connection.write(bytes);
        await eventually(
          "the server hangs up",
          () => connection.closed || connection.received.includes(Buffer.from([0x88])),
        );
        connection.close();
      }),
    ).toEqual([]);
  });

  test(`seed ${seed}: two hundred times random bytes`, async () => {
    expect(
      await siege.survive(async () => {
        for (let round = 0; round < 200; round += 1) {
          const connection = await upgraded();
          connection.write(randomBytes(random, 300));
          if (random.next() < 0.5) connection.reset();
          else connection.close();
        }
      }),
    ).toEqual([]);
  });
});

describe("messages of somebody signed in", () => {
  const enter = () => siege.world.socket(siege.scene.guest);
  const isServed = async (socket: RpcSocket) =>
    expect(await socket.call("query", "auth.me")).toMatchObject({ ok: true });

  test("five thousand calls in a batch end that connection alone", async () => {
    expect(
      await siege.survive(async () => {
        const [hostile, other] = [await enter(), await enter()];
        await isServed(hostile);
        hostile.send(Array.from({ length: 5_000 }, () => 1));
        expect(await hostile.ended()).toMatchObject({ code: CLOSE.tooMuch });
        await isServed(other);
        other.send(Array.from({ length: 5_000 }, (_, id) => ({ id, method: "query", params: { path: "auth.me" } })));
        expect(await other.ended()).toMatchObject({ code: 1009 });
      }),
    ).toEqual([]);
  });

  test("cursors of every wrong kind are refused or reset, and the connection goes on", async () => {
    const cursors = [
      "",
      "x",
      "1",
      "1.",
      ".1",
      "-1.0",
      "1.1.1",
      "1e3.0",
      "٣.٣",
      "0x1.0",
      "999999999999999.9999999999",
      "1.99999999999",
      " 1.1",
      "1.1\n",
      ...HOSTILE_VALUES.filter((value) => typeof value !== "string"),
    ];
    expect(
      await siege.survive(async () => {
        const socket = await enter();
        for (const cursor of cursors) {
          const streams = [
            socket.subscribe("live.events", { cursor }),
            socket.subscribe(
              "live.events",
              { cursor: "0.0" },
              typeof cursor === "string" ? cursor : JSON.stringify(cursor),
            ),
          ];
          for (const stream of streams)
            await eventually(
              `an answer to ${JSON.stringify(cursor)}`,
              () => stream.error ?? (stream.stopped || stream.data.length > 0),
            );
          const reasons = streams.flatMap(({ error }) => (error === null || error.ok ? [] : [error.reason]));
          expect(reasons.filter((reason) => reason !== "INVALID_INPUT")).toEqual([]);
          for (const stream of streams) stream.stop();
          await eventually("both are over", () => streams.every(({ error, stopped }) => error !== null || stopped));
        }
        await isServed(socket);
        socket.close();
      }),
    ).toEqual([]);
  });

  test(`seed ${seed}: five hundred messages of random JSON are answered or end the connection, and leave no fault`, async () => {
    const names = [
      "messages.list",
      "auth.me",
      "live.events",
      "__proto__",
      "constructor",
      "messages",
      "messages.",
      ".",
      "",
      "messages.send.send",
      "x".repeat(3_000),
    ];
    const methods = [
      "query",
      "mutation",
      "subscription",
      "subscription.stop",
      "connectionParams",
      "toString",
      "__proto__",
    ];
    expect(
      await siege.survive(async () => {
        let socket = await enter();
        const ends: number[] = [];
        for (let round = 0; round < 500; round += 1) {
          const call = () => ({
            id: random.next() < 0.5 ? random.int(50) : randomJson(random, 1),
            jsonrpc: random.pick(["2.0", undefined, 7]),
            method: random.pick(methods),
            params:
              random.next() < 0.2
                ? randomJson(random)
                : {
                    path: random.pick(names),
                    input: randomJson(random),
                    lastEventId: random.pick([undefined, "1.1", "x"]),
                  },
          });
          socket.send(random.next() < 0.1 ? randomJson(random) : random.next() < 0.2 ? [call(), call()] : call());
          if (socket.end === null) continue;
          ends.push(socket.end.code);
          socket = await enter();
        }
        expect(ends.filter((code) => code !== CLOSE.tooMuch && code !== 1009)).toEqual([]);
        socket.send("PING");
        await eventually("all is answered", () => socket.end !== null || socket.messages.includes("PONG"));
        socket.close();
      }),
    ).toEqual([]);
  });
});
