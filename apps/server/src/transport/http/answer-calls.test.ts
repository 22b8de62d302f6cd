import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { ApiError, type Context, LIMITS, transformer } from "@parley/api/server";
import { initTRPC, type TRPCError } from "@trpc/server";
import { nodeHTTPRequestHandler } from "@trpc/server/adapters/node-http";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { answerCalls } from "./answer-calls.js";

const t = initTRPC.create({ transformer });
const router = t.router({
  echo: t.procedure.input(z.string()).query(({ input }) => ({ said: input })),
  nothing: t.procedure.query(() => undefined),
  note: t.procedure.input(z.object({ text: z.string() })).mutation(({ input }) => input),
  refused: t.procedure.query(() => {
    throw new ApiError("NOT_FOUND", { message: "No such thing." });
  }),
  broken: t.procedure.query(() => {
    throw new Error("Out of order.");
  }),
  area: t.router({ deep: t.procedure.query(() => "found") }),
});

type Adapter = (request: IncomingMessage, response: ServerResponse, path: string) => Promise<void>;
const faults: string[] = [];
const onError = (error: TRPCError, path: string | undefined) => void faults.push(`${path}: ${error.code}`);

const ours: Adapter = (request, response, path) =>
  answerCalls(request, response, path, { router, createContext: () => ({}) as Context, onError });
const stock: Adapter = (req, res, path) =>
  nodeHTTPRequestHandler({
    router,
    req,
    res,
    path,
    createContext: () => ({}),
    maxBatchSize: LIMITS.batch,
    onError: ({ error, path: procedure }) => onError(error, procedure),
  });

function serve(adapter: Adapter) {
  const server = createServer((request, response) => {
    void adapter(request, response, (request.url ?? "").slice(1).split("?")[0] ?? "");
  });
  return {
    listen: () => new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening)),
    url: () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((closed) => server.close(closed)),
  };
}

const servers = { ours: serve(ours), stock: serve(stock) };
beforeAll(() => Promise.all(Object.values(servers).map(({ listen }) => listen())));
afterAll(() => Promise.all(Object.values(servers).map(({ close }) => close())));
beforeEach(() => faults.splice(0));

const JSON_BODY = { "content-type": "application/json" };
const input = (value: unknown) => `input=${encodeURIComponent(JSON.stringify(value))}`;
const post = (body: string) => ({ method: "POST", body, headers: JSON_BODY });

/** Words are ours to choose; what programs go by is not. */
function withoutWords(answer: unknown): unknown {
  if (Array.isArray(answer)) return answer.map(withoutWords);
  const { error } = answer as { error?: { json: { message: string; data: { stack?: string } } } };
  if (error === undefined) return answer;
  const { message: _message, data, ...rest } = error.json;
  const { stack: _stack, ...known } = data;
  return { error: { ...rest, data: known } };
}

async function ask(url: string, target: string, init?: RequestInit) {
  const answer = await fetch(url + target, init);
  return { status: answer.status, body: withoutWords(await answer.json()), faults: faults.splice(0) };
}

describe("answers as tRPC's own adapter does", () => {
  test.each<[string, string, RequestInit?]>([
    ["a query", `/echo?${input("hello")}`],
    ["a query of a router in a router", "/area.deep"],
    ["a query without a result", "/nothing"],
    ["a mutation", "/note", post('{"text":"späßig"}')],
    ["a batch of queries", `/echo,area.deep?batch=1&${input({ 0: "hello" })}`],
    ["a batch of mutations", "/note,note?batch=1", post('{"0":{"text":"one"},"1":{"text":"two"}}')],
    ["a batch of one", `/echo?batch=1&${input({ 0: "hello" })}`],
    ["a batch of which one is refused", `/echo,refused?batch=1&${input({ 0: "hello" })}`],
    ["a refusal", "/refused"],
    ["a fault", "/broken"],
    ["a batch of faults", "/broken,broken?batch=1"],
    ["an input the schema does not take", `/echo?${input(5)}`],
    ["no input where one is needed", "/echo"],
    ["a procedure there is not", "/echoes"],
    ["a batch with a procedure there is not", `/echo,echoes?batch=1&${input({ 0: "hello" })}`],
    ["a name every object has", "/constructor"],
    ["a name that is a router's", "/area"],
    ["no name", "/"],
    ["a mutation by GET", `/note?${input({ text: "x" })}`],
    ["a query by POST", "/echo", post('"hello"')],
    ["kinds that do not go together", `/echo,note?batch=1&${input({ 0: "hello" })}`],
    ["a batch with a list for inputs", `/echo?batch=1&${input("hello")}`],
    ["an input that is no JSON", "/echo?input=%7B"],
    ["a body that is no JSON", "/note", post("{")],
    ["more calls than a batch takes", `/${"nothing,".repeat(LIMITS.batch)}nothing?batch=1`],
  ])("%s", async (_what, target, init) => {
    const answered = await ask(servers.ours.url(), target, init);
    expect(answered).toEqual(await ask(servers.stock.url(), target, init));
  });
});

test("says how long an answer is, and sends it in one piece", async () => {
  const answer = await fetch(`${servers.ours.url()}/echo?${input("häßlich")}`);
  expect(Number(answer.headers.get("content-length"))).toBe(Buffer.byteLength(await answer.text()));
  expect(answer.headers.get("transfer-encoding")).toBeNull();
  expect(answer.headers.get("content-type")).toBe("application/json");
});

test("a body beyond the limit is refused, whatever length was announced", async () => {
  const refused = await new Promise<IncomingMessage>((resolve, reject) => {
    const sent = httpRequest(`${servers.ours.url()}/note`, { method: "POST", headers: JSON_BODY }, resolve);
    sent.on("error", reject);
    sent.end(`{"text":"${"x".repeat(LIMITS.httpBody)}"}`);
  });
  expect(refused.statusCode).toBe(413);
});

test("a call without its whole body is never performed, and no fault of the server", async () => {
  const sent = httpRequest(`${servers.ours.url()}/note`, {
    method: "POST",
    headers: { ...JSON_BODY, "content-length": "100" },
  });
  sent.on("error", () => undefined);
  await new Promise((written) => sent.write('{"text":', written));
  sent.destroy();
  await expect.poll(() => faults).toEqual(["note: BAD_REQUEST"]);
});
