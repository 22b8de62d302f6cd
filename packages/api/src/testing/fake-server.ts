import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { nodeHTTPRequestHandler } from "@trpc/server/adapters/node-http";
import { applyWSSHandler } from "@trpc/server/adapters/ws";
import { type WebSocket, WebSocketServer } from "ws";
import { appRouter } from "../router.js";
import { type Caller, type FakeServices, fakeContext } from "./fake-context.js";
import type { FakeLog } from "./fake-log.js";

/** A request by HTTP as the server saw it. */
export interface SeenRequest {
  method: string;
  url: string;
  headers: IncomingMessage["headers"];
}

/** The real router behind real HTTP and a real WebSocket, over fake services; on a port of its own. */
export class FakeServer {
  readonly requests: SeenRequest[] = [];
  /** What clients sent over sockets, parsed, one list a socket. */
  readonly frames: unknown[][] = [];
  readonly socketUrls: string[] = [];
  readonly sockets = new Set<WebSocket>();
  caller: Caller = "member";
  /** Answers upgrades with 401, as for a cookie that is no longer good. */
  refuseSockets = false;
  private readonly services: FakeServices;
  private server: Server | null = null;
  private port = 0;

  private constructor(services: FakeServices) {
    this.services = services;
  }

  static async start(services: FakeServices): Promise<FakeServer> {
    const server = new FakeServer(services);
    await server.listen();
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Starts again on the same port. */
  async listen(): Promise<void> {
    const server = createServer((request, response) => {
      this.requests.push({ method: request.method ?? "", url: request.url ?? "", headers: request.headers });
      const path = new URL(request.url ?? "", this.url).pathname.slice("/trpc/".length);
      void nodeHTTPRequestHandler({
        router: appRouter,
        req: request,
        res: response,
        path,
        createContext: () => Promise.resolve(fakeContext(this.caller, this.services)),
      });
    });
    const wss = new WebSocketServer({
      server,
      path: "/live",
      verifyClient: (_info, answer: (ok: boolean, status?: number) => void) => answer(!this.refuseSockets, 401),
    });
    wss.on("connection", (socket, request) => this.watch(socket, request));
    applyWSSHandler({
      wss,
      router: appRouter,
      createContext: () => Promise.resolve(fakeContext(this.caller, this.services, "socket")),
    });
    this.server = server;
    await new Promise<void>((resolve) => server.listen(this.port, "127.0.0.1", resolve));
    this.port = (server.address() as AddressInfo).port;
  }

  /** Ends every connection without a farewell and takes no new ones. */
  async stop(): Promise<void> {
    const { server } = this;
    this.server = null;
    this.drop();
    server?.closeAllConnections();
    await new Promise<void>((resolve) => (server === null ? resolve() : server.close(() => resolve())));
  }

  /** Cuts all sockets as a lost network does. */
  drop(): void {
    for (const socket of this.sockets) socket.terminate();
  }

  /** Closes all sockets politely. */
  close(code: number, reason = ""): void {
    for (const socket of this.sockets) socket.close(code, reason);
  }

  private watch(socket: WebSocket, request: IncomingMessage): void {
    const frames: unknown[] = [];
    this.frames.push(frames);
    this.socketUrls.push(request.url ?? "");
    this.sockets.add(socket);
    socket.on("message", (data: Buffer) => {
      const text = data.toString();
      if (text !== "PING" && text !== "PONG") frames.push(JSON.parse(text));
    });
    socket.on("close", () => this.sockets.delete(socket));
  }
}

/** A server whose `live` is the given log. */
export function serveLog(log: FakeLog, services: FakeServices = {}): Promise<FakeServer> {
  return FakeServer.start({ ...services, live: log });
}
