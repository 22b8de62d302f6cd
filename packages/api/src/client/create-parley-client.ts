import { createTRPCClient, httpBatchLink, splitLink } from "@trpc/client";
import { LIMITS } from "../limits.js";
import type { AppRouter } from "../router.js";
import { transformer } from "../transformer.js";
import { keepConnection } from "./connections.js";
import type { Fetch, FetchInit } from "./fetch.js";
import { LiveConnection } from "./live-connection.js";
import { DEFAULT_KEEP_ALIVE, type KeepAlive } from "./live-socket.js";
import { liveUrlOf } from "./live-url.js";
import type { ParleyClient } from "./parley-client.js";
import { DEFAULT_PACE, type RetryPace } from "./retry-pace.js";
import { socketLink } from "./socket-link.js";
import { realSurroundings, type Surroundings } from "./surroundings.js";
import type { WebSocketConstructor } from "./web-socket.js";

export interface ParleyClientOptions {
  /** Where Parley runs, for example `https://chat.example.com`. In a browser `""` is the page's own origin. */
  url: string;
  /** From `auth.signIn` or `auth.signUp` with `issue: "token"`. Without one, browsers speak with their cookie. */
  token?: string;
  /** Id or slug of the workspace all calls are about. May be left out by somebody who has only one. */
  workspace?: string;
  /** The WebSocket class; the browser's own or, in Node, that of the package `ws` unless another is given. */
  webSocket?: WebSocketConstructor;
  /** The `fetch` for queries and mutations; the global one unless another is given. */
  fetch?: Fetch;
  /** How long to wait before coming back after a lost connection. */
  pace?: Partial<RetryPace>;
  /** When a quiet connection is looked after. */
  keepAlive?: Partial<KeepAlive>;
  /** Clock, chance and network, for tests and unusual runtimes. */
  surroundings?: Surroundings;
}

/** Longest URL of a batch of queries: what one look-up of `LIMITS.lookup` ids needs, below Node's 16 KiB for a head. */
const MAX_URL_LENGTH = 12_000;
/** Characters of an input (UTF-16 units of its JSON, of three bytes at most) of which a full batch fits into one body. */
const LONGEST_IN_BATCH = LIMITS.httpBody / LIMITS.batch / 3 - 500;

/**
 * A client of one Parley server, for one person and one workspace. Queries and mutations go by HTTP, calls of one tick
 * together where they fit into one request; subscriptions share one WebSocket, which opens with the first, comes back by
 * itself and goes on behind the last event received. To stay current with a workspace, `followWorkspace` does all that is needed.
 */
export function createParleyClient(options: ParleyClientOptions): ParleyClient {
  const { url, token, workspace } = options;
  const base = url.replace(/\/+$/, "");
  const http: Fetch = options.fetch ?? globalThis.fetch;
  const connection = new LiveConnection({
    url: () => liveUrlOf(base),
    connectionParams: { ...(token === undefined ? {} : { token }), ...(workspace === undefined ? {} : { workspace }) },
    webSocket: () => options.webSocket ?? globalWebSocket(),
    surroundings: options.surroundings ?? realSurroundings,
    pace: { ...DEFAULT_PACE, ...options.pace },
    keepAlive: { ...DEFAULT_KEEP_ALIVE, ...options.keepAlive },
  });
  const callsAtOnce = (maxItems: number) =>
    httpBatchLink<AppRouter>({
      url: `${base}/trpc`,
      transformer,
      maxItems,
      maxURLLength: MAX_URL_LENGTH,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(workspace === undefined ? {} : { "x-parley-workspace": workspace }),
      },
      // A token beats the cookie, and other origins are answered without credentials only.
      fetch: (address, init) =>
        http(String(address), {
          ...(init as FetchInit),
          credentials: token === undefined ? "same-origin" : "omit",
        }),
    });
  const client: ParleyClient = createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: (op) => op.type === "subscription",
        true: socketLink(connection),
        false: splitLink({
          condition: (op) => op.type === "mutation" && JSON.stringify(op.input)?.length > LONGEST_IN_BATCH,
          true: callsAtOnce(1),
          false: callsAtOnce(LIMITS.batch),
        }),
      }),
    ],
  });
  keepConnection(client, connection);
  return client;
}

function globalWebSocket(): WebSocketConstructor {
  const { WebSocket: found } = globalThis as { WebSocket?: WebSocketConstructor };
  if (found === undefined)
    throw new Error(
      "There is no WebSocket here: hand one to createParleyClient as `webSocket`, for example that of the package ws.",
    );
  return found;
}
