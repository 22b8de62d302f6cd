import type { ServerEvent, WebSocketConstructor } from "@parley/api";
import { WebSocket } from "ws";
import type { Recorder } from "./recorder.js";

/** A frame of tRPC's protocol, as far as it is read here. */
interface Frame {
  id: number | null;
  result?: { type: string; data?: { json: { id: string; data: ServerEvent } } };
}
interface Call {
  id: number;
  method: string;
  params?: { path: string };
}

/** What a tapped socket's owner may do to it. */
export interface Tap {
  /** Whether what comes is not read. One that is not open yet cannot be paused. */
  readonly isPaused: boolean;
  /**
   * No longer reads what comes, and believes the connection to be well: as a program whose reading hangs, so that it is the
   * server that must give it up. Its signs of life still go out, by which an end that it does not read is noticed.
   */
  pause(): void;
  resume(): void;
}

/**
 * A WebSocket class for one client that tells its recorder of everything that arrives on the subscription to events. A
 * frame that comes after the client gave the subscription up is nobody's any more. With a door it connects to the server at
 * that URL, and names the host it was made for.
 */
export function tappedWebSocket(
  recorder: Recorder,
  onTap: (tap: Tap) => void,
  door: string | null = null,
): WebSocketConstructor {
  return class TappedWebSocket extends WebSocket {
    private subscription: number | null = null;

    constructor(url: string) {
      const { host, pathname, search } = new URL(url);
      super(door === null ? url : new URL(pathname + search, door.replace("http", "ws")), { headers: { host } });
      this.on("message", (data: Buffer) => this.tap(data));
      onTap(this);
    }

    override send(data: string): void {
      if (this.isPaused && data === "PING") this.emit("message", Buffer.from("PONG"), false);
      if (data.includes('"subscription')) this.note(JSON.parse(data) as Call | Call[]);
      super.send(data);
    }

    override close(code?: number, reason?: string): void {
      this.subscription = null;
      super.close(code, reason);
    }

    override terminate(): void {
      this.subscription = null;
      super.terminate();
    }

    private note(calls: Call | Call[]): void {
      for (const { id, method, params } of [calls].flat())
        if (method === "subscription" && params?.path === "live.events") {
          this.subscription = id;
          recorder.subscribed();
        } else if (method === "subscription.stop" && id === this.subscription) this.subscription = null;
    }

    private tap(data: Buffer): void {
      if (this.subscription === null || data[0] !== 0x7b) return;
      const { id, result } = JSON.parse(data.toString()) as Frame;
      if (id !== this.subscription || result?.type !== "data" || result.data === undefined) return;
      const { json } = result.data;
      recorder.arrived(json.id, json.data);
    }
  };
}
