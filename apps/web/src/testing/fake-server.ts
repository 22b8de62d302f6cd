import { createParleyClient, type ParleyClient } from "@parley/api";

/** What a procedure answers in a test; it may throw `refusal(...)`, or give a promise to hold the answer back. */
export type Handlers = Readonly<Record<string, (input: never) => unknown>>;

/** A server that answers from plain functions, behind the real client: batches, envelopes and errors are real. */
export interface FakeServer {
  readonly client: ParleyClient;
  /** Every call so far: its procedure and its input. */
  readonly calls: { path: string; input: unknown }[];
  /** The inputs a procedure was called with. */
  inputsOf(path: string): unknown[];
  /** Answers otherwise from now on. */
  set(handlers: Handlers): void;
  /** While offline every call fails as it does without a network. */
  setOffline(offline: boolean): void;
}

/** Never opens: what is live is played by the tests themselves. */
class SilentWebSocket {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSED = 3;
  readyState = 0;
  addEventListener(): void {
    // Nothing ever happens on it.
  }
  removeEventListener(): void {
    // Nothing was added.
  }
  send(): void {
    throw new Error("This socket never opens.");
  }
  close(): void {
    this.readyState = 3;
  }
}

/** What of a request matters here. */
interface FakeInit {
  readonly method?: string;
  readonly body?: string;
}

function readInputs(url: URL, init: FakeInit): Record<string, unknown> {
  const text = init.method === "POST" ? (init.body ?? "{}") : (url.searchParams.get("input") ?? "{}");
  return JSON.parse(text) as Record<string, unknown>;
}

function toErrorEnvelope(error: unknown): object {
  const { message, data } = error as { message: string; data?: object };
  return { error: { json: { message, code: -32_000, data: { code: "BAD_REQUEST", httpStatus: 400, ...data } } } };
}

/** Makes a fake server; a procedure without a handler is refused as NOT_FOUND. */
export function createFakeServer(initial: Handlers = {}): FakeServer {
  let handlers = initial;
  let isOffline = false;
  const calls: FakeServer["calls"] = [];

  async function answer(path: string, input: unknown): Promise<object> {
    calls.push({ path, input });
    const handler = handlers[path] as ((input: unknown) => unknown) | undefined;
    try {
      if (!handler) throw Object.assign(new Error(`No handler for ${path}`), { data: { reason: "NOT_FOUND" } });
      return { result: { data: { json: await handler(input) } } };
    } catch (error) {
      return toErrorEnvelope(error);
    }
  }

  const fakeFetch = async (address: string, init: FakeInit): Promise<Response> => {
    if (isOffline) throw new TypeError("Failed to fetch");
    const url = new URL(address, "http://parley.test");
    const inputs = readInputs(url, init);
    const paths = url.pathname.replace(/^\/trpc\//, "").split(",");
    const answers = await Promise.all(paths.map((path, index) => answer(path, inputs[index])));
    return new Response(JSON.stringify(answers), { headers: { "content-type": "application/json" } });
  };

  return {
    client: createParleyClient({
      url: "http://parley.test",
      workspace: "berger",
      fetch: fakeFetch,
      webSocket: SilentWebSocket,
    }),
    calls,
    inputsOf: (path) => calls.filter((call) => call.path === path).map(({ input }) => input),
    set: (more) => {
      handlers = { ...handlers, ...more };
    },
    setOffline: (offline) => {
      isOffline = offline;
    },
  };
}
