import { ApiError } from "@parley/api/server";
import { beforeEach, describe, expect, test } from "vitest";
import { deferred, LiveDoor } from "../../testing/sockets/live-door.js";
import { encodeFrame, OPCODE } from "../../testing/sockets/socket-frames.js";
import type { SocketPair } from "../../testing/sockets/socket-pair.js";
import { CLOSE, CONNECTION_LIMITS } from "./limits.js";

const TOKEN = "a".repeat(27);
const COOKIE = "c".repeat(27);
const ORIGIN = "http://parley.test";
let door: LiveDoor;

beforeEach(() => {
  door = new LiveDoor();
  door.admit(TOKEN, "s1");
});

const query = (id: unknown, path: string, input?: unknown) => ({ id, method: "query", params: { path, input } });
const data = (id: number, json: unknown) => ({ id, result: { type: "data", data: { json } } });

async function ask(pair: SocketPair, message: unknown): Promise<unknown> {
  pair.send(message);
  await pair.flush();
  return pair.messages.at(-1);
}

describe("the upgrade", () => {
  test.each([
    ["a foreign host", { host: "evil.test" }, 400],
    ["a host that is none", { host: "[" }, 400],
    ["a foreign origin", { origin: "https://evil.test" }, 403],
    ["a cookie without an origin", { cookie: `parley_session=${COOKIE}` }, 403],
  ])("with %s is refused", async (_what, headers, status) => {
    const pair = door.connect({ headers });
    await pair.flush();
    expect(pair.status).toBe(status);
    expect(door.live.size).toBe(0);
  });

  test.each([
    ["//", 400],
    ["http://parley.test/live", 400],
    ["*", 400],
    ["/live/", 404],
    ["/other", 404],
  ])("of %s is refused", async (target, status) => {
    const pair = door.connect({ target });
    await pair.flush();
    expect(pair.status).toBe(status);
  });

  test("of a client that vanishes at once leaves nothing behind", async () => {
    const pair = door.connect();
    await pair.vanish();
    await pair.flush();
    expect(door.live.size).toBe(0);
  });
});

describe("signing in", () => {
  test("a token beats the cookie", async () => {
    door.admit(COOKIE, "s2");
    const pair = door.connect({ headers: { cookie: `parley_session=${COOKIE}`, origin: ORIGIN } });
    pair.send({ method: "connectionParams", data: { token: TOKEN } });
    expect(await ask(pair, query(1, "whoami"))).toEqual(data(1, "member s1"));
  });

  test.each([
    ["connection parameters without a token", "/live?connectionParams=1"],
    ["no connection parameters", "/live"],
  ])("with %s the cookie counts", async (_what, target) => {
    door.admit(COOKIE, "s2");
    const pair = door.connect({ target, headers: { cookie: `parley_session=${COOKIE}`, origin: ORIGIN } });
    if (target.includes("?")) pair.send({ method: "connectionParams", data: {} });
    expect(await ask(pair, query(1, "whoami"))).toEqual(data(1, "member s2"));
  });

  test("the cookie does not count for another origin that may call with a token", async () => {
    door.admit(COOKIE, "s2");
    const pair = door.connect({ headers: { cookie: `parley_session=${COOKIE}`, origin: "https://other.test" } });
    pair.send({ method: "connectionParams", data: {} });
    await pair.flush();
    expect(pair.closeCode).toBe(CLOSE.sessionEnded);
  });

  test.each([
    ["no token at all", {}],
    ["an unknown token", { token: "x" }],
    ["parameters that are none", [1]],
    ["a token that is no text", { token: 7 }],
  ])("with %s the connection ends with 4401", async (_what, params) => {
    const pair = door.connect();
    pair.send({ method: "connectionParams", data: params });
    await pair.flush();
    expect(pair.closeCode).toBe(CLOSE.sessionEnded);
    expect(door.live.size).toBe(0);
  });

  test("the named workspace is what calls are about; naming none is fine until one is needed", async () => {
    const named = door.admit("n".repeat(27), "s3", "haus");
    expect(await ask(await door.enter("n".repeat(27), { workspace: "haus" }), query(1, "whoami"))).toEqual(
      data(1, named.memberId),
    );
    const unnamed = await door.enter("n".repeat(27));
    expect(await ask(unnamed, query(1, "echo", "hi"))).toEqual(data(1, "hi"));
    expect(await ask(unnamed, query(2, "whoami"))).toMatchObject({
      id: 2,
      error: { json: { data: { code: "BAD_REQUEST" } } },
    });
  });

  test("naming a workspace that is not theirs ends the connection", async () => {
    expect((await door.enter(TOKEN, { workspace: "foreign" })).closeCode).toBe(CLOSE.sessionEnded);
  });

  test("while the database is away the client is told to come back", async () => {
    door.lookUpError = new ApiError("DATABASE_UNAVAILABLE");
    expect((await door.enter(TOKEN)).closeCode).toBe(CLOSE.comeBack);
    door.lookUpError = new Error("anything else");
    expect((await door.enter(TOKEN)).closeCode).toBe(CLOSE.comeBack);
  });

  test("what arrives meanwhile waits, in order (SPEC R3)", async () => {
    door.lookUp = deferred();
    const pair = await door.enter(TOKEN);
    for (let id = 1; id <= CONNECTION_LIMITS.early; id += 1) pair.send(query(id, "echo", `${id}`));
    await pair.flush();
    expect(pair.messages).toEqual([]);
    door.lookUp.resolve();
    await pair.flush();
    expect(pair.messages).toEqual(
      Array.from({ length: CONNECTION_LIMITS.early }, (_, index) => data(index + 1, `${index + 1}`)),
    );
  });

  test("more than can wait ends the connection (SPEC R3)", async () => {
    door.lookUp = deferred();
    const pair = await door.enter(TOKEN);
    for (let id = 0; id <= CONNECTION_LIMITS.early; id += 1) pair.send(query(id, "echo", "x"));
    await pair.flush();
    expect(pair.closeCode).toBe(CLOSE.tooMuch);
    door.lookUp.resolve();
    await pair.flush();
    expect(pair.messages).toEqual([]);
  });

  test("a client gone during the look-up is not let in", async () => {
    door.lookUp = deferred();
    const pair = await door.enter(TOKEN);
    await pair.vanish();
    door.lookUp.resolve();
    await pair.flush();
    expect(door.live.size).toBe(0);
    expect(door.live.closeSession("s1")).toBe(0);
  });

  test("whoever does not say who they are is cut off, and only those", async () => {
    const silent = door.connect();
    await silent.flush();
    const known = await door.enter(TOKEN);
    door.live.sweep(Date.now() + CONNECTION_LIMITS.signInMs + 1);
    await silent.flush();
    expect([silent.ended, known.ended]).toEqual([true, false]);
  });
});

describe("the end of a session", () => {
  test("closes all of its connections with 4401, and none of another's", async () => {
    door.admit("b".repeat(27), "s2");
    const [one, two, other] = [await door.enter(TOKEN), await door.enter(TOKEN), await door.enter("b".repeat(27))];
    expect(door.live.closeSession("s1")).toBe(2);
    for (const pair of [one, two, other]) await pair.flush();
    expect([one.closeCode, two.closeCode, other.closeCode]).toEqual([CLOSE.sessionEnded, CLOSE.sessionEnded, null]);
    expect(door.live.size).toBe(1);
  });

  test("of a membership closes the connections to that workspace alone", async () => {
    const actor = door.admit(TOKEN, "s1", "haus");
    door.admit(TOKEN, "s1", "hof");
    const [here, there] = [
      await door.enter(TOKEN, { workspace: "haus" }),
      await door.enter(TOKEN, { workspace: "hof" }),
    ];
    expect(door.live.closeMember(actor.workspaceId, actor.memberId)).toBe(1);
    for (const pair of [here, there]) await pair.flush();
    expect([here.closeCode, there.closeCode]).toEqual([CLOSE.sessionEnded, null]);
  });
});

describe("sweeping and stopping", () => {
  test("a silent connection is pinged, then ended; one that speaks is neither", async () => {
    const [silent, speaking] = [await door.enter(TOKEN), await door.enter(TOKEN)];
    for (let sweep = 0; sweep < CONNECTION_LIMITS.silentSweeps; sweep += 1) {
      await ask(speaking, "PING");
      door.live.sweep();
      await silent.flush();
    }
    expect([silent.pings > 0, silent.ended]).toEqual([true, true]);
    expect([speaking.pings, speaking.ended]).toEqual([0, false]);
  });

  test("an answer to a ping is a sign of life", async () => {
    const pair = await door.enter(TOKEN);
    for (let sweep = 0; sweep < CONNECTION_LIMITS.silentSweeps * 2; sweep += 1) {
      door.live.sweep();
      if (pair.pings > 0) pair.sendBytes(encodeFrame("", { opcode: OPCODE.pong }));
      await pair.flush();
    }
    expect(pair.ended).toBe(false);
  });

  test("says goodbye to everybody, waits for them, and lets nobody in any more", async () => {
    const [one, two] = [await door.enter(TOKEN), await door.enter(TOKEN)];
    let isStopped = false;
    const stopping = door.live.stop().then(() => {
      isStopped = true;
    });
    await one.flush();
    expect([one.closeCode, isStopped]).toEqual([CLOSE.goingAway, false]);
    await two.flush();
    await stopping;
    const late = door.connect();
    await late.flush();
    expect([door.live.size, late.status]).toEqual([0, 503]);
  });
});
