import type { WebSocketConstructor, WebSocketLike } from "../client/web-socket.js";

type Listener = (event: { data: unknown; code: number; reason: string }) => void;

/** A WebSocket without a network: the test plays the server. */
export class FakeWebSocket implements WebSocketLike {
  readonly sent: string[] = [];
  readonly closes: { code: number | undefined; reason: string | undefined }[] = [];
  terminated = false;
  private readonly listeners = new Map<string, Listener[]>();

  constructor(readonly url: string) {}

  addEventListener(type: string, listener: Listener): void {
    this.listeners.set(type, [...(this.listeners.get(type) ?? []), listener]);
  }

  send(data: string): void {
    this.sent.push(data);
  }

  close(code?: number, reason?: string): void {
    this.closes.push({ code, reason });
  }

  terminate(): void {
    this.terminated = true;
  }

  /** The server takes the connection. */
  open(): void {
    this.tell("open", {});
  }

  /** The server sends. */
  receive(message: unknown): void {
    this.tell("message", { data: typeof message === "string" ? message : JSON.stringify(message) });
  }

  /** The server, or the network, ends the connection. */
  end(code = 1006, reason = ""): void {
    if (code === 1006) this.tell("error", {});
    this.tell("close", { code, reason });
  }

  private tell(type: string, event: Partial<Parameters<Listener>[0]>): void {
    for (const listener of this.listeners.get(type) ?? []) listener({ data: undefined, code: 0, reason: "", ...event });
  }
}

/** A WebSocket class that keeps every socket it made, oldest first. */
export function fakeWebSockets(): { webSocket: WebSocketConstructor; sockets: FakeWebSocket[] } {
  const sockets: FakeWebSocket[] = [];
  class Recorded extends FakeWebSocket {
    constructor(url: string) {
      super(url);
      sockets.push(this);
    }
  }
  return { webSocket: Recorded, sockets };
}
