import type { IncomingMessage } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { eventually } from "../testing/eventually.js";
import { LoggedLines } from "../testing/fakes/logged-lines.js";
import { createWorld, type World } from "../testing/world.js";

const GIVEN = "4f1c3a9be2d04f8c9f3a5d6e7b8c9d0e";
const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

describe.each([
  { proxies: 1, told: GIVEN, what: "behind a trusted proxy, the one it gives" },
  { proxies: 0, told: UUID, what: "without one, an id of our own" },
])("a request's id: $what", ({ proxies, told }) => {
  let world: World;
  let lines: LoggedLines;

  beforeAll(async () => {
    lines = new LoggedLines();
    world = await createWorld({ logger: lines.logger, config: { trustedProxies: proxies } });
  });
  afterAll(() => world.close());

  const expected = () => (typeof told === "string" ? told : (expect.stringMatching(told) as string));
  const headers = { "x-request-id": GIVEN };

  it("is given back, in the answer too when it is a refusal, and stands in its lines of the log", async () => {
    const response = await fetch(`${world.url}/trpc/conversations.list`, { headers });
    const requestId = response.headers.get("x-request-id") ?? "";
    expect(requestId).toEqual(expected());
    expect(await response.text()).toContain(`"requestId":"${requestId}"`);
    await eventually("the request stands in the log", () => lines.about(requestId).length >= 2);
    expect(lines.about(requestId).map(({ msg }) => msg)).toEqual(expect.arrayContaining(["a call", "a request"]));
  });

  it("is given to a connection as well, and each of its calls has one of its own", async () => {
    const owner = await world.people.createOwner();
    const ws = new WebSocket(`${world.url.replace("http", "ws")}/live?connectionParams=1`, { headers });
    const upgraded = new Promise<IncomingMessage>((resolve) => ws.once("upgrade", resolve));
    const requestId = (await upgraded).headers["x-request-id"];
    expect(requestId).toEqual(expected());
    expect(lines.about(String(requestId)).map(({ msg }) => msg)).toContain("a connection was opened");
    ws.close();
    const before = lines.raw.length;
    const socket = await world.socket(owner);
    for (let index = 0; index < 3; index += 1) await socket.call("query", "conversations.list");
    const ids = lines
      .all()
      .slice(before)
      .flatMap(({ msg, requestId: id }) => (msg === "a call" ? id : []));
    expect(new Set(ids).size).toBe(3);
  });

  it("is given with a refused upgrade", async () => {
    const ws = new WebSocket(`${world.url.replace("http", "ws")}/nowhere`, { headers });
    ws.on("error", () => undefined);
    const refusal = await new Promise<IncomingMessage>((resolve) =>
      ws.once("unexpected-response", (_request, response) => resolve(response)),
    );
    expect(refusal.statusCode).toBe(404);
    expect(refusal.headers["x-request-id"]).toEqual(expected());
  });
});
