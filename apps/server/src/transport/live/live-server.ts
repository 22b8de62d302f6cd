import { randomUUID } from "node:crypto";
import type { IncomingMessage, Server } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { ApiError, closeReasonFor, type Gate, LIMITS, type Reason } from "@parley/api/server";
import { parseConnectionParamsFromUnknown } from "@trpc/server/http";
import { type WebSocket, WebSocketServer } from "ws";
import type { Connections } from "../../realtime/connections.js";
import { TurnSlices } from "../../turn-slices.js";
import { ConnectionRegistry } from "./connection-registry.js";
import { CLOSE, CONNECTION_LIMITS } from "./limits.js";
import { type Credentials, LiveConnection, type LiveHost } from "./live-connection.js";
import { LiveCounters } from "./live-counters.js";
import { LiveWebSocket, type SocketOwner } from "./live-web-socket.js";
import { readUpgrade, type UpgradeRules } from "./upgrade.js";

export interface LiveServerDeps extends Omit<LiveHost, "counters"> {
  /** The id given by a proxy in front, under which its request stands in the log; `null` without one. */
  findRequestId?: (request: IncomingMessage) => string | null;
  rules: UpgradeRules;
  /** The gate for a connection's credentials; the session is looked up behind it. */
  openGate: (connection: LiveConnection, credentials: Credentials) => Gate;
  /** Of these sessions, those that are over by now. */
  findEndedSessions: (sessionIds: readonly string[]) => Promise<readonly string[]>;
}

/** Refusals that another try does not change. */
const FINAL: ReadonlySet<Reason> = new Set(["SIGNED_OUT", "SESSION_ENDED", "NOT_FOUND", "DEACTIVATED"]);

/** Sessions of open connections are looked at this often, in milliseconds. */
const EXPIRY_CHECK_MS = 60_000;

/** The `/live` door: lets WebSockets in, keeps their register, sweeps out the dead, says goodbye. */
export class LiveServer implements Connections, SocketOwner {
  private readonly sockets = new WebSocketServer({
    noServer: true,
    maxPayload: LIMITS.socketFrame,
    perMessageDeflate: false,
    clientTracking: false,
    WebSocket: LiveWebSocket,
  });
  private readonly registry = new ConnectionRegistry();
  private readonly closing = new TurnSlices<LiveConnection>((connection) => {
    connection.end();
    this.registry.remove(connection);
  });
  private readonly swept = new TurnSlices<LiveConnection>(lookAfter);
  private readonly timers: NodeJS.Timeout[] = [];
  private stopping = false;
  readonly counters = new LiveCounters();
  private readonly host: LiveHost;
  /** The id of the request that is being upgraded, which is done within one turn. */
  private upgrading = "";

  constructor(private readonly deps: LiveServerDeps) {
    this.host = { ...deps, counters: this.counters };
    this.sockets.on("headers", (headers) => headers.push(`X-Request-Id: ${this.upgrading}`));
  }

  run(): void {
    this.timers.push(
      setInterval(() => this.sweep(), CONNECTION_LIMITS.sweepMs),
      setInterval(() => void this.closeEndedSessions(), EXPIRY_CHECK_MS),
    );
  }

  /** How many connections are open. */
  get size(): number {
    return this.registry.size;
  }

  /** How many are being signed in, open, and closing. */
  connections(): Record<string, number> {
    return this.registry.states();
  }

  listen(server: Server): void {
    server.on("upgrade", (request, socket, head) => {
      // First of all: a reset while we decide would otherwise end the process.
      socket.on("error", destroy);
      const id = randomUUID();
      const requestId = this.deps.findRequestId?.(request) ?? id;
      const verdict = this.stopping ? ({ ok: false, status: 503 } as const) : readUpgrade(request, this.deps.rules);
      if (!verdict.ok) {
        this.deps.logger.debug({ requestId, status: verdict.status }, "an upgrade was refused");
        const headers = `Connection: close\r\nContent-Length: 0\r\nX-Request-Id: ${requestId}`;
        socket.end(`HTTP/1.1 ${verdict.status} Refused\r\n${headers}\r\n\r\n`);
        return;
      }
      try {
        this.upgrading = requestId;
        this.accept(request, socket, head, { ...verdict, id, requestId });
      } catch (error) {
        this.deps.logger.warn({ err: error, requestId }, "an upgrade failed");
        socket.destroy();
      }
    });
  }

  private accept(
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer,
    upgrade: { cookie: string | null; expectsParams: boolean; id: string; requestId: string },
  ): void {
    this.sockets.handleUpgrade(request, socket, head, (ws) => {
      const { cookie, expectsParams, id, requestId } = upgrade;
      const connection = new LiveConnection(ws, socket as Socket, slim(request), this.host, id, requestId);
      this.deps.logger.debug({ requestId, connectionId: id }, "a connection was opened");
      this.registry.add(connection);
      ws.belongTo(this, connection);
      ws.early = [];
      ws.expectsParams = expectsParams;
      if (expectsParams) ws.cookie = cookie;
      else void this.letIn(ws, connection, cookie === null ? null : { token: cookie, workspaceRef: null });
    });
  }

  private async letIn(ws: LiveWebSocket, connection: LiveConnection, credentials: Credentials | null): Promise<void> {
    if (!(await this.signIn(connection, credentials))) return;
    const { early } = ws;
    ws.early = null;
    for (const message of early ?? []) connection.receive(message);
  }

  heard(ws: LiveWebSocket, data: Buffer, isBinary: boolean): void {
    const { connection } = ws;
    if (connection === null) return;
    const message = readMessage(connection, ws, data, isBinary);
    if (message === undefined) return;
    if (ws.expectsParams) {
      ws.expectsParams = false;
      void this.letIn(ws, connection, credentialsFrom(message, ws.cookie));
      ws.cookie = null;
    } else if (ws.early === null) connection.receive(message);
    else if (ws.early.length < CONNECTION_LIMITS.early) ws.early.push(message);
    else connection.close(CLOSE.tooMuch);
  }

  closed(connection: LiveConnection): void {
    this.closing.add(connection);
  }

  private async signIn(connection: LiveConnection, credentials: Credentials | null): Promise<boolean> {
    if (credentials === null) {
      connection.close(CLOSE.sessionEnded);
      return false;
    }
    try {
      connection.credentials = credentials;
      const gate = this.deps.openGate(connection, credentials);
      const identity = await gate.getIdentity();
      const actor = await gate.getActor().catch((error: unknown) => {
        if (error instanceof ApiError && error.reason === "WORKSPACE_REQUIRED") return null;
        throw error;
      });
      if (!connection.alive) return false;
      this.registry.signIn(connection, identity.sessionId, actor);
      return true;
    } catch (error) {
      const refused = error instanceof ApiError && FINAL.has(error.reason);
      const { requestId, id: connectionId } = connection;
      if (!refused) this.deps.logger.warn({ err: error, requestId, connectionId }, "a session could not be looked up");
      connection.close(refused ? CLOSE.sessionEnded : CLOSE.comeBack);
      return false;
    }
  }

  closeSession(sessionId: string): number {
    return closeAll(this.registry.bySession(sessionId), CLOSE.sessionEnded);
  }

  closeMember(workspaceId: string, memberId: string): number {
    return closeAll(this.registry.byMember(workspaceId, memberId), CLOSE.sessionEnded);
  }

  /** Pings the quiet, ends the silent, the unnamed and those whose reader has stopped. */
  sweep(now = Date.now()): void {
    for (const connection of this.registry.all()) {
      if (connection.credentials === null && now - connection.openedAt > CONNECTION_LIMITS.signInMs)
        connection.ws.terminate();
      else this.swept.add(connection);
    }
  }

  private async closeEndedSessions(): Promise<void> {
    try {
      for (const sessionId of await this.deps.findEndedSessions(this.registry.sessionIds()))
        this.closeSession(sessionId);
    } catch (error) {
      this.deps.logger.warn({ err: error }, "open sessions cannot be checked");
    }
  }

  /** Says goodbye to everybody; they come back to another node or the next start. */
  async stop(): Promise<void> {
    this.stopping = true;
    for (const timer of this.timers) clearInterval(timer);
    for (const connection of this.registry.all())
      connection.close(CLOSE.goingAway, closeReasonFor(CONNECTION_LIMITS.goodbyeMs));
    await this.registry.emptied(2_000);
  }
}

function destroy(this: Duplex): void {
  this.destroy();
}

/** What is asked of the upgrade request later on; the whole of it would stay in memory as long as the connection. */
function slim({ headers, socket }: IncomingMessage): LiveConnection["request"] {
  const { "user-agent": userAgent, "x-forwarded-for": forwarded } = headers;
  return { headers: { "user-agent": userAgent, "x-forwarded-for": forwarded }, socket };
}

function closeAll(connections: readonly LiveConnection[], code: number): number {
  for (const connection of [...connections]) connection.close(code);
  return connections.length;
}

/** Pings a quiet connection; ends a silent one, and one whose reader has stopped. */
function lookAfter(connection: LiveConnection): void {
  if (connection.socket.writableLength > CONNECTION_LIMITS.unsentBytes) {
    connection.closeSlow();
    return;
  }
  connection.silence += 1;
  if (connection.silence >= CONNECTION_LIMITS.silentSweeps) connection.ws.terminate();
  else if (connection.silence > 1 && connection.alive) connection.ws.ping();
}

/** The parsed message; `undefined` when it was a keep-alive, or nothing that can be read and the connection is closed. */
function readMessage(connection: LiveConnection, ws: WebSocket, data: Buffer, isBinary: boolean): unknown {
  if (isBinary) {
    connection.close(CLOSE.notText);
    return undefined;
  }
  const text = data.toString("utf8");
  if (text === "PING") ws.send("PONG");
  if (text === "PING" || text === "PONG") return undefined;
  try {
    return JSON.parse(text) ?? null;
  } catch {
    connection.close(CLOSE.notJson);
    return undefined;
  }
}

/** A token beats the cookie. */
function credentialsFrom(message: unknown, cookie: string | null): Credentials | null {
  if (typeof message !== "object" || message === null || !("data" in message)) return null;
  try {
    const params = parseConnectionParamsFromUnknown(message.data);
    const token = params?.token ?? cookie;
    return token === null || token === "" ? null : { token, workspaceRef: params?.workspace ?? null };
  } catch {
    return null;
  }
}
