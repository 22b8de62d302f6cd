import { createWSClient, type TRPCWebSocketClient } from "@trpc/client";
import { CLOSE_CODES, retryAfterMsOf } from "../close-codes.js";
import type { ConnectionState, ParleyConnection } from "./connection.js";
import { type KeepAlive, LiveSocket, type LiveSocketOptions, type SocketEnd } from "./live-socket.js";
import { Pause, type RetryPace, waitBefore } from "./retry-pace.js";
import type { Surroundings, SurroundingsChange } from "./surroundings.js";
import type { WebSocketConstructor } from "./web-socket.js";

export interface LiveConnectionOptions {
  /** Where the live socket is; asked when the first subscription needs it. */
  url(): string;
  /** Who speaks, and about which workspace; the first thing sent on each socket. */
  connectionParams: Record<string, string>;
  webSocket(): WebSocketConstructor;
  surroundings: Surroundings;
  pace: RetryPace;
  keepAlive: KeepAlive;
}

/** How a stretch of activity ends: the session over, closed by the app, or nobody subscribed any more. */
type End = "ended" | "closed" | "idle";

/** A connection that held this long counts as good: the next loss is a first one again. */
const GOOD_AFTER_MS = 10_000;
/** How long a socket nobody uses stays open, in case somebody subscribes again. */
const LINGER_MS = 3_000;
/** A sign of life asked for because something changed around us must come this fast. */
const DOUBT_MS = 3_000;

/**
 * The live socket of one client, over any number of real ones. tRPC's socket client speaks the protocol, keeps the
 * subscriptions and sends them again with their `lastEventId`; when to try again is decided here: it asks for the URL
 * before each try, and gets it once the wait is over. A socket client is used for one stretch of activity only.
 */
export class LiveConnection implements ParleyConnection {
  readonly surroundings: Surroundings;
  readonly pace: RetryPace;
  private readonly options: LiveConnectionOptions;
  private readonly watchers = new Set<(state: ConnectionState) => void>();
  private readonly ends = new WeakMap<TRPCWebSocketClient, End>();
  private readonly pause: Pause;
  private current: ConnectionState = "idle";
  private failed = 0;
  private users = 0;
  private client: TRPCWebSocketClient | null = null;
  private socket: LiveSocket | null = null;
  private openedAt: number | null = null;
  private waitMs = 0;
  private callOffLinger: (() => void) | null = null;
  private stopWatching: (() => void) | null = null;

  constructor(options: LiveConnectionOptions) {
    this.options = options;
    this.surroundings = options.surroundings;
    this.pace = options.pace;
    this.pause = new Pause(options.surroundings);
  }

  get state(): ConnectionState {
    return this.current;
  }

  get failures(): number {
    return this.failed;
  }

  watch(listener: (state: ConnectionState) => void): () => void {
    this.watchers.add(listener);
    return () => this.watchers.delete(listener);
  }

  retry(): void {
    this.socket?.probe(DOUBT_MS);
    this.pause.cut();
  }

  close(): void {
    if (this.current !== "closed") this.end("closed");
  }

  /** Throws a sentence when there is no address or no WebSocket class to connect with. */
  requireUsable(): void {
    this.options.url();
    this.options.webSocket();
  }

  /** How the stretch of activity of a socket client ended; `undefined` while it goes on. */
  endOf(client: TRPCWebSocketClient): End | undefined {
    return this.ends.get(client);
  }

  /** Counts in a subscription and gives the socket client to make it on; `undefined` once closed. */
  enter(): TRPCWebSocketClient | undefined {
    if (this.current === "closed") return undefined;
    this.callOffLinger?.();
    this.callOffLinger = null;
    if (this.client === null) {
      this.client = this.begin();
      this.become("connecting");
    }
    this.users += 1;
    return this.client;
  }

  /** Counts out a subscription made on `client`. With the last one the socket closes, after a little while. */
  leave(client: TRPCWebSocketClient): void {
    if (client !== this.client) return;
    this.users -= 1;
    if (this.users > 0) return;
    this.callOffLinger = this.surroundings.after(LINGER_MS, () => this.end("idle"));
  }

  private begin(): TRPCWebSocketClient {
    const { surroundings, keepAlive } = this.options;
    const url = this.options.url();
    const webSocket = this.options.webSocket();
    const stretch: { client?: TRPCWebSocketClient } = {};
    const isCurrent = () => stretch.client === undefined || stretch.client === this.client;
    const whileCurrent = (work: () => void) => {
      if (isCurrent()) work();
    };
    const options: LiveSocketOptions = {
      webSocket,
      surroundings,
      keepAlive,
      onOpen: (socket) => whileCurrent(() => this.opened(socket)),
      onEnd: (end) => whileCurrent(() => this.lost(end)),
    };
    class Socket extends LiveSocket {
      constructor(address: string) {
        super(address, options);
      }
    }
    this.waitMs = 0;
    this.failed = 0;
    this.stopWatching = surroundings.watch((change) => this.surroundingsChanged(change));
    stretch.client = createWSClient({
      url: async () => {
        await this.pause.wait(this.waitMs);
        if (!isCurrent()) throw new Error("This connection is no longer wanted.");
        return url;
      },
      connectionParams: () => this.options.connectionParams,
      // tRPC asks for the DOM's whole class and uses what LiveSocket has.
      WebSocket: Socket as unknown as typeof WebSocket,
      retryDelayMs: () => 0,
    });
    return stretch.client;
  }

  private opened(socket: LiveSocket): void {
    this.socket = socket;
    this.openedAt = this.surroundings.now();
    this.become("connected");
  }

  private lost({ code, reason }: SocketEnd): void {
    const held = this.openedAt !== null && this.surroundings.now() - this.openedAt >= GOOD_AFTER_MS;
    this.socket = null;
    this.openedAt = null;
    if (code === CLOSE_CODES.SESSION_ENDED) {
      this.end("ended");
      return;
    }
    this.failed = held ? 0 : this.failed + 1;
    this.waitMs = waitBefore(this.failed, this.pace, this.surroundings.random, retryAfterMsOf(reason));
    this.current = this.disconnected();
    this.tell();
  }

  private surroundingsChanged(change: SurroundingsChange): void {
    if (change === "offline") this.socket?.probe(DOUBT_MS);
    else this.retry();
    if (this.current === "offline" || this.current === "reconnecting") this.become(this.disconnected());
  }

  private disconnected(): ConnectionState {
    return this.surroundings.isOffline() ? "offline" : "reconnecting";
  }

  private end(how: End): void {
    const { client } = this;
    this.current = how;
    this.client = null;
    this.socket = null;
    this.openedAt = null;
    this.users = 0;
    this.callOffLinger?.();
    this.callOffLinger = null;
    this.stopWatching?.();
    this.stopWatching = null;
    this.pause.cut();
    if (client !== null) {
      this.ends.set(client, how);
      void client.close();
    }
    // Whoever was told by the client's closing may have begun anew.
    if (this.current === how) this.tell();
  }

  private become(state: ConnectionState): void {
    if (this.current === state) return;
    this.current = state;
    this.tell();
  }

  private tell(): void {
    for (const watcher of this.watchers) watcher(this.current);
  }
}
