import { EventEmitter, on } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { initTRPC, tracked } from "@trpc/server";
import { applyWSSHandler } from "@trpc/server/adapters/ws";
import { Server as SocketIo } from "socket.io";
import superjson from "superjson";
import { type WebSocket, WebSocketServer } from "ws";
import { serve } from "./remote.js";

/** What a reference server can be told. */
interface Reference {
  publish(message: string): void;
  /** Bytes that wait in one of its sockets: publishing waits while they are many. */
  unsent(): number;
}

const WAIT_ABOVE_BYTES = 256 * 1024;
const WS_OPTIONS = { port: 0, host: "127.0.0.1", perMessageDeflate: false } as const;

/** The floor: a loop over all sockets, each sent the same string. */
function startWs(started: (server: WebSocketServer) => void): Reference {
  const server = new WebSocketServer(WS_OPTIONS);
  server.on("listening", () => started(server));
  const sockets: WebSocket[] = [];
  // Shared by all sockets: a closure for each would make the reference's memory look larger than it need be
  function remove(this: WebSocket) {
    sockets.splice(sockets.indexOf(this), 1);
  }
  server.on("connection", (socket) => {
    sockets.push(socket);
    socket.on("close", remove);
    socket.send("ready");
  });
  return {
    publish: (message) => {
      for (const socket of sockets) socket.send(message);
    },
    unsent: () => sockets[sockets.length - 1]?.bufferedAmount ?? 0,
  };
}

/** Rooms of socket.io: every connection is in `rooms` of them, the first one is published to. */
function startSocketIo(started: (server: Server) => void, rooms: number): Reference {
  const http = createServer();
  // No pings: receivers that only count do not answer them, and would be hung up on
  const server = new SocketIo(http, {
    transports: ["websocket"],
    perMessageDeflate: false,
    serveClient: false,
    pingInterval: 3_600_000,
  });
  const sockets: WebSocket[] = [];
  server.on("connection", (socket) => {
    for (let room = 0; room < rooms; room += 1) void socket.join(`room-${room}`);
    const raw = (socket.conn.transport as unknown as { socket: WebSocket }).socket;
    sockets.push(raw);
    socket.on("disconnect", () => sockets.splice(sockets.indexOf(raw), 1));
  });
  http.listen(0, "127.0.0.1", () => started(http));
  return {
    publish: (message) => server.to("room-0").emit("message", message),
    unsent: () => sockets[sockets.length - 1]?.bufferedAmount ?? 0,
  };
}

/** tRPC's own adapter with a subscription as its documentation shows it: a generator over an emitter, tracked, superjson. */
function startTrpc(started: (server: WebSocketServer) => void): Reference {
  const events = new EventEmitter();
  events.setMaxListeners(0);
  const t = initTRPC.create({ transformer: superjson });
  let seq = 0;
  const router = t.router({
    events: t.procedure.subscription(async function* ({ signal }) {
      for await (const [message] of on(events, "message", { signal })) {
        const { id, text } = message as { id: string; text: string };
        yield tracked(id, { text });
      }
    }),
  });
  const server = new WebSocketServer(WS_OPTIONS);
  server.on("listening", () => started(server));
  const sockets: WebSocket[] = [];
  server.on("connection", (socket) => {
    sockets.push(socket);
    socket.on("close", () => sockets.splice(sockets.indexOf(socket), 1));
  });
  applyWSSHandler({ wss: server, router });
  return {
    publish: (text) => {
      seq += 1;
      events.emit("message", { id: String(seq), text });
    },
    unsent: () => sockets[sockets.length - 1]?.bufferedAmount ?? 0,
  };
}

let reference: Reference | undefined;

/** What the process of a reference server does. */
const functions = {
  /** Starts one kind of server; gives its port. `rooms` is for socket.io alone. */
  start: (kind: "ws" | "socket.io" | "trpc", rooms = 1): Promise<number> =>
    new Promise((resolve) => {
      const started = (server: { address(): unknown }) => resolve((server.address() as AddressInfo).port);
      if (kind === "ws") reference = startWs(started);
      else if (kind === "socket.io") reference = startSocketIo(started, rooms);
      else reference = startTrpc(started);
    }),
  /** Publishes `burst` messages of this size a tick, as fast as they go, for so long. */
  publish: async (size: number, burst: number, forMs: number): Promise<void> => {
    const message = "x".repeat(size);
    const end = performance.now() + forMs;
    while (performance.now() < end) {
      for (let index = 0; index < burst; index += 1) reference?.publish(message);
      await new Promise((resolve) => setImmediate(resolve));
      while ((reference?.unsent() ?? 0) > WAIT_ABOVE_BYTES) await new Promise((resolve) => setTimeout(resolve, 1));
    }
  },
  heap: (): number => {
    for (let round = 0; round < 4; round += 1) globalThis.gc?.();
    return process.memoryUsage().heapUsed;
  },
};
export type ReferenceServer = typeof functions;

serve(functions);
