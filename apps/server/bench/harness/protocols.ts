/** How one kind of server is subscribed to. */
export interface Protocol {
  path: string;
  /** What is sent once the socket is open. */
  greeting(seat: Seat): string[];
  /** What is sent in answer to a text, if anything. */
  answer(text: string): string | undefined;
  /** Whether this text says that a subscription stands. */
  isReady(text: string): boolean;
  /** Sent now and then by a client that hears nothing. */
  signOfLife: string | null;
}

/** What one connection says of itself. */
export interface Seat {
  token?: string | undefined;
  workspace?: string | undefined;
  /** Where to go on. */
  cursor?: string | undefined;
  /** Opens `live.ephemeral` too, as the product's own client does. */
  ephemeral?: boolean | undefined;
}

const never = () => undefined;

export const PROTOCOLS = {
  /** The references greet with one text, so that it is known when they stand. */
  ws: { path: "/", greeting: () => [], answer: never, isReady: (text) => text === "ready", signOfLife: null },
  "socket.io": {
    path: "/socket.io/?EIO=4&transport=websocket",
    greeting: () => [],
    answer: (text) => (text.startsWith("0") ? "40" : text === "2" ? "3" : undefined),
    isReady: (text) => text.startsWith("40"),
    signOfLife: null,
  },
  trpc: {
    path: "/",
    greeting: () => [
      JSON.stringify({ id: 1, method: "subscription", params: { path: "events", input: { json: null } } }),
    ],
    answer: never,
    isReady: (text) => text.includes('"type":"started"'),
    signOfLife: null,
  },
  parley: {
    path: "/live?connectionParams=1",
    greeting: ({ token, workspace, cursor, ephemeral = false }) => [
      JSON.stringify({ method: "connectionParams", data: { token, workspace } }),
      JSON.stringify({ id: 1, method: "subscription", params: { path: "live.events", input: { cursor } } }),
      ...(ephemeral ? [JSON.stringify({ id: 2, method: "subscription", params: { path: "live.ephemeral" } })] : []),
    ],
    answer: never,
    isReady: (text) => text.includes('"type":"started"'),
    signOfLife: "PING",
  },
} satisfies Record<string, Protocol>;

export type ProtocolName = keyof typeof PROTOCOLS;
