import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import { CLOSE_CODES } from "../close-codes.js";
import { reasonOf } from "../errors.js";
import { LIMITS } from "../limits.js";
import { aConversation, aMessage, aMessageSent, idOf } from "../testing/factories.js";
import { FakeLog } from "../testing/fake-log.js";
import { type FakeServer, serveLog } from "../testing/fake-server.js";
import { connectionOf } from "./connection-of.js";
import { createParleyClient, type ParleyClientOptions } from "./create-parley-client.js";
import { createParleyClient as createNodeClient } from "./create-parley-client.node.js";
import type { Fetch, FetchInit } from "./fetch.js";
import type { ParleyClient, ParleyClientError } from "./parley-client.js";
import { trpcClientOf } from "./trpc-client-of.js";

let log: FakeLog;
let server: FakeServer;
const clients: ParleyClient[] = [];

const PACE = { firstMs: 2, maxMs: 8 };
function connect(options: Partial<ParleyClientOptions> = {}): ParleyClient {
  const client = createNodeClient({ url: server.url, pace: PACE, ...options });
  clients.push(client);
  return client;
}

beforeEach(async () => {
  log = new FakeLog();
  server = await serveLog(log, {
    conversations: {
      get: (_actor, { conversationId }) => Promise.resolve({ conversation: aConversation({ id: conversationId }) }),
    },
    messages: { send: (_actor, input) => Promise.resolve({ message: aMessage(input), mentionedOutside: [] }) },
  });
});

afterEach(async () => {
  for (const client of clients.splice(0)) connectionOf(client).close();
  await server.stop();
});

describe("queries and mutations", () => {
  test("go by HTTP, with token and workspace, and open no socket", async () => {
    const client = connect({ token: "secret", workspace: "berger-homes" });
    const { message } = await client.messages.send.mutate({ conversationId: idOf(5), nonce: idOf(9), text: "Hello" });
    expect(message).toMatchObject({ text: "Hello", nonce: idOf(9) });
    expect(server.requests).toMatchObject([
      {
        method: "POST",
        url: "/trpc/messages.send?batch=1",
        headers: { authorization: "Bearer secret", "x-parley-workspace": "berger-homes" },
      },
    ]);
    expect(server.socketUrls).toEqual([]);
    expect(connectionOf(client).state).toBe("idle");
  });

  test("without token and workspace no header tells of any", async () => {
    await connect().conversations.get.query({ conversationId: idOf(5) });
    const [request] = server.requests;
    expect(request?.headers).not.toHaveProperty("authorization");
    expect(request?.headers).not.toHaveProperty("x-parley-workspace");
  });

  test(`calls of one tick share a request, at most ${LIMITS.batch} of them`, async () => {
    const client = connect();
    const ids = Array.from({ length: LIMITS.batch + 3 }, (_, index) => idOf(100 + index));
    const found = await Promise.all(ids.map((conversationId) => client.conversations.get.query({ conversationId })));
    expect(found.map(({ conversation }) => conversation.id)).toEqual(ids);
    expect(server.requests.map(({ url }) => url.split("?")[0]?.split(",").length)).toEqual([LIMITS.batch, 3]);
  });

  test("the longest messages at once go each by itself, and the longest that share a request fit into it", async () => {
    const client = connect();
    const text = "語".repeat(LIMITS.messageText.max);
    const shorter = text.slice(0, LIMITS.httpBody / LIMITS.batch / 3 - 700);
    for (const each of [text, shorter]) {
      const nonces = Array.from({ length: LIMITS.batch }, (_, index) => idOf(100 + index));
      const sent = await Promise.all(
        nonces.map((nonce) => client.messages.send.mutate({ conversationId: idOf(5), nonce, text: each })),
      );
      expect(sent.map(({ message }) => message.nonce)).toEqual(nonces);
    }
    expect(server.requests.map(({ url }) => url.split("?")[0]?.split(",").length)).toEqual([
      ...Array.from({ length: LIMITS.batch }, () => 1),
      LIMITS.batch,
    ]);
    for (const { headers } of server.requests)
      expect(Number(headers["content-length"])).toBeLessThanOrEqual(LIMITS.httpBody);
  });

  test("the largest look-up still fits into its URL", async () => {
    const memberIds = Array.from({ length: LIMITS.lookup }, (_, index) => idOf(index));
    await expect(connect().members.get.query({ memberIds })).rejects.toSatisfy(
      (error) => reasonOf(error) === "INTERNAL",
    );
    expect(server.requests).toHaveLength(1);
  });

  test("a refusal carries its reason", async () => {
    server.caller = "anonymous";
    const refused = connect().conversations.list.query();
    await expect(refused).rejects.toMatchObject({ data: { reason: "SIGNED_OUT", code: "UNAUTHORIZED" } });
    await expect(refused).rejects.toSatisfy((error) => reasonOf(error) === "SIGNED_OUT");
  });

  test("a call that is given up rejects", async () => {
    const abort = new AbortController();
    abort.abort();
    await expect(connect().conversations.list.query(undefined, { signal: abort.signal })).rejects.toThrow("abort");
  });

  test("a browser's cookie goes to its own origin only, and not beside a token", async () => {
    const seen: [string, FetchInit["credentials"]][] = [];
    const fetch: Fetch = (url, init) => {
      seen.push([url, init.credentials]);
      return Promise.reject(new Error("no network"));
    };
    const call = (options: ParleyClientOptions) =>
      expect(createParleyClient({ ...options, fetch }).auth.me.query()).rejects.toThrow("no network");
    await call({ url: "" });
    await call({ url: "https://chat.example.com/", token: "secret" });
    expect(seen).toEqual([
      ["/trpc/auth.me?batch=1&input=%7B%7D", "same-origin"],
      ["https://chat.example.com/trpc/auth.me?batch=1&input=%7B%7D", "omit"],
    ]);
  });
});

describe("subscriptions", () => {
  test("start, give items and stop; with the last one the stream ends on the server too", async () => {
    const client = connect({ token: "secret" });
    const items: unknown[] = [];
    let started = 0;
    const subscription = client.live.events.subscribe(
      { cursor: "0.1" },
      { onStarted: () => (started += 1), onData: (item) => items.push(item) },
    );
    await vi.waitFor(() => expect(started).toBe(1));
    log.append(aMessageSent(1));
    await vi.waitFor(() => expect(items).toEqual([{ id: "1.1", data: aMessageSent(1) }]));
    subscription.unsubscribe();
    await vi.waitFor(() => expect(log.live.size).toBe(0));
    expect(server.frames[0]?.[0]).toEqual({ method: "connectionParams", data: { token: "secret" } });
  });

  test("an unknown history is refused with its reason, and leaves the socket to the others", async () => {
    const client = connect();
    const signals: unknown[] = [];
    client.live.ephemeral.subscribe(undefined, { onData: (signal) => signals.push(signal) });
    const error = await new Promise<ParleyClientError>((resolve) => {
      client.live.events.subscribe({ cursor: "0.7" }, { onError: resolve });
    });
    expect(error.data?.reason).toBe("BAD_CURSOR");
    await vi.waitFor(() => expect(log.signals.size).toBe(1));
    log.signals.push({ type: "typing", conversationId: idOf(5), memberId: idOf(1), typing: true });
    await vi.waitFor(() => expect(signals).toHaveLength(1));
    expect(server.socketUrls).toHaveLength(1);
  });

  test("the end of the session ends every subscription with SESSION_ENDED", async () => {
    const client = connect();
    const reasons: unknown[] = [];
    const onError = (error: ParleyClientError) => reasons.push(reasonOf(error));
    client.live.events.subscribe({ cursor: "0.1" }, { onError });
    client.live.ephemeral.subscribe(undefined, { onError });
    await vi.waitFor(() => expect(log.signals.size).toBe(1));
    server.close(CLOSE_CODES.SESSION_ENDED);
    await vi.waitFor(() => expect(reasons).toEqual(["SESSION_ENDED", "SESSION_ENDED"]));
    expect(connectionOf(client).state).toBe("ended");
  });

  test("closing the client completes them; later ones fail, calls do not", async () => {
    const client = connect();
    const told: string[] = [];
    client.live.ephemeral.subscribe(undefined, { onComplete: () => told.push("complete") });
    await vi.waitFor(() => expect(log.signals.size).toBe(1));
    connectionOf(client).close();
    expect(told).toEqual(["complete"]);
    client.live.ephemeral.subscribe(undefined, { onError: ({ message }) => told.push(message) });
    expect(told).toEqual(["complete", "This client was closed."]);
    expect((await client.conversations.get.query({ conversationId: idOf(5) })).conversation.id).toBe(idOf(5));
    await vi.waitFor(() => expect(server.sockets.size).toBe(0));
  });

  test("one asked for in the very moment the socket goes away starts on the next", async () => {
    const client = connect();
    client.live.ephemeral.subscribe(undefined, {});
    await vi.waitFor(() => expect(log.signals.size).toBe(1));
    const errors: unknown[] = [];
    const items: unknown[] = [];
    server.drop();
    await vi.waitFor(() => expect(connectionOf(client).state).not.toBe("connected"), { interval: 1 });
    client.live.events.subscribe(
      { cursor: "0.1" },
      { onData: (item) => items.push(item), onError: (error) => errors.push(error) },
    );
    await vi.waitFor(() => expect(log.live.size).toBe(1));
    log.append(aMessageSent(1));
    await vi.waitFor(() => expect(items).toHaveLength(1));
    expect(errors).toEqual([]);
  });
});

describe("WebSocket classes", () => {
  test("where there is none, subscribing says what to do", () => {
    vi.stubGlobal("WebSocket", undefined);
    const client = createParleyClient({ url: server.url });
    expect(() => client.live.ephemeral.subscribe(undefined, {})).toThrow(
      "hand one to createParleyClient as `webSocket`",
    );
  });

  test("the global one is taken where there is one", async () => {
    vi.stubGlobal("WebSocket", WebSocket);
    const client = createParleyClient({ url: server.url });
    clients.push(client);
    client.live.ephemeral.subscribe(undefined, {});
    await vi.waitFor(() => expect(log.signals.size).toBe(1));
    expect(server.socketUrls).toEqual(["/live?connectionParams=1"]);
  });

  test("one that is handed in wins in Node, too", async () => {
    let made = 0;
    class Counted extends WebSocket {
      constructor(url: string) {
        super(url);
        made += 1;
      }
    }
    connect({ webSocket: Counted }).live.ephemeral.subscribe(undefined, {});
    await vi.waitFor(() => expect(log.signals.size).toBe(1));
    expect(made).toBe(1);
  });
});

test("in Node, one that was left open is that of ws", async () => {
  connect({ webSocket: undefined }).live.ephemeral.subscribe(undefined, {});
  await vi.waitFor(() => expect(log.signals.size).toBe(1));
});

test("tools that build on tRPC get the same client", () => {
  const client = connect();
  expect(trpcClientOf(client)).toBe(client);
});

test("a client of somebody else has no connection of ours", () => {
  expect(() => connectionOf({} as ParleyClient)).toThrow("createParleyClient");
});
