import type { Surroundings } from "./surroundings.js";
import type { WebSocketConstructor, WebSocketLike } from "./web-socket.js";

/** When a quiet connection is looked after, in milliseconds. */
export interface KeepAlive {
  /** A connection without any message for this long is asked for a sign of life. */
  everyMs: number;
  /** Without an answer in this time it counts as dead. */
  answerWithinMs: number;
  /** A connection that is not open after this time is given up. */
  openWithinMs: number;
}

export const DEFAULT_KEEP_ALIVE: KeepAlive = { everyMs: 15_000, answerWithinMs: 6_000, openWithinMs: 15_000 };

/** How a connection ended. */
export interface SocketEnd {
  code: number;
  reason: string;
}

export interface LiveSocketOptions {
  webSocket: WebSocketConstructor;
  surroundings: Surroundings;
  keepAlive: KeepAlive;
  onOpen(socket: LiveSocket): void;
  /** Told once, before the listeners, however the connection ended. */
  onEnd(end: SocketEnd): void;
}

type Listener = (this: LiveSocket, event: object) => void;

/** RFC 6455, 7.4.1: ended without a farewell. */
const ABNORMAL = 1006;

/**
 * The WebSocket that tRPC's client is given. A real one can stay half open for half a minute after its network is gone,
 * and ends in many ways; this one ends at once, exactly once, and always says so: what tRPC's reconnecting builds on.
 */
export class LiveSocket {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSING = 2;
  static readonly CLOSED = 3;

  /** Parley's frames are text. */
  binaryType = "arraybuffer";
  private state: 0 | 1 | 3 = LiveSocket.CONNECTING;
  private readonly inner: WebSocketLike;
  private readonly options: LiveSocketOptions;
  private readonly listeners = new Map<string, Set<Listener>>();
  private heard = false;
  private callOff: () => void;

  constructor(url: string, options: LiveSocketOptions) {
    this.options = options;
    this.inner = this.create(url);
    this.inner.addEventListener("open", () => this.opened());
    this.inner.addEventListener("message", ({ data }) => this.received(data));
    this.inner.addEventListener("close", ({ code, reason }) => this.end({ code, reason }));
    // A close always follows; without a listener, ws would throw.
    this.inner.addEventListener("error", () => undefined);
    this.callOff = options.surroundings.after(options.keepAlive.openWithinMs, () => this.giveUp("not open in time"));
  }

  get readyState(): 0 | 1 | 3 {
    return this.state;
  }

  addEventListener(type: string, listener: Listener): void {
    const known = this.listeners.get(type);
    if (known === undefined) this.listeners.set(type, new Set([listener]));
    else known.add(listener);
  }

  removeEventListener(type: string, listener: Listener): void {
    this.listeners.get(type)?.delete(listener);
  }

  send(data: string): void {
    if (this.state === LiveSocket.OPEN) this.inner.send(data);
  }

  close(code?: number, reason?: string): void {
    if (this.state === LiveSocket.CLOSED) return;
    this.inner.close(code, reason);
    this.end({ code: code ?? 1000, reason: reason ?? "" });
  }

  /** Asks for a sign of life now; without one in `withinMs` milliseconds the connection ends. */
  probe(withinMs: number): void {
    if (this.state !== LiveSocket.OPEN) return;
    this.heard = false;
    this.callOff();
    this.inner.send("PING");
    this.callOff = this.options.surroundings.after(withinMs, () => {
      if (this.heard) this.lookAfter();
      else this.giveUp("no sign of life");
    });
  }

  /** A browser refuses some addresses by throwing, at once and every time: that is an end like any other. */
  private create(url: string): WebSocketLike {
    try {
      return new this.options.webSocket(url);
    } catch (error) {
      this.state = LiveSocket.CLOSED;
      this.options.onEnd({ code: ABNORMAL, reason: error instanceof Error ? error.message : String(error) });
      throw error;
    }
  }

  private opened(): void {
    if (this.state !== LiveSocket.CONNECTING) return;
    this.state = LiveSocket.OPEN;
    this.callOff();
    this.lookAfter();
    this.options.onOpen(this);
    this.emit("open", {});
  }

  private received(data: unknown): void {
    if (this.state !== LiveSocket.OPEN) return;
    this.heard = true;
    if (data === "PING") this.inner.send("PONG");
    else if (data !== "PONG") this.emit("message", { data });
  }

  private lookAfter(): void {
    this.heard = false;
    this.callOff = this.options.surroundings.after(this.options.keepAlive.everyMs, () => {
      if (this.heard) this.lookAfter();
      else this.probe(this.options.keepAlive.answerWithinMs);
    });
  }

  private giveUp(reason: string): void {
    if (this.inner.terminate) this.inner.terminate();
    else this.inner.close();
    this.end({ code: ABNORMAL, reason });
  }

  private end({ code, reason }: SocketEnd): void {
    if (this.state === LiveSocket.CLOSED) return;
    const neverOpened = this.state === LiveSocket.CONNECTING;
    this.state = LiveSocket.CLOSED;
    this.callOff();
    this.options.onEnd({ code, reason });
    if (neverOpened) this.emit("error", { message: reason });
    this.emit("close", { code, reason });
  }

  private emit(type: string, event: object): void {
    for (const listener of this.listeners.get(type) ?? []) listener.call(this, event);
  }
}
