import { decodeFrames } from "../../../testing/sockets/decode-frames.js";
import type { Channel } from "../../direct-source.js";
import type { Life, Scheduler } from "./scheduler.js";

/** What comes over the wire: a text of the server's, or that the subscription or the connection is over. */
export type Arrival = { text: string } | "stopped" | "closed";

/** Unsent bytes above which a reader counts as stopped, and above which a replay waits. */
const UNSENT_BYTES = 1_200;
const REPLAY_BYTES = 300;

export interface ChannelEnds {
  /** Called with each text at the time it is written. */
  onWrite: (text: string) => void;
  onArrival: (arrival: Arrival) => void;
}

/** One subscription over a connection of its own, as slow and as short-lived as the scheduler has it. */
export class SimulatedChannel implements Channel {
  readonly connectionId = "connection";
  /** Whether the client reads. */
  reading = true;
  private queue: Arrival[] = [];
  private unsent = 0;
  private over = false;
  private carrying = false;
  private close: (() => void) | null = null;
  private waiting: (() => void)[] = [];

  constructor(
    readonly rpcId: number,
    private readonly scheduler: Scheduler,
    private readonly ends: ChannelEnds,
    /** Of the connection; of its node while it writes. */
    private readonly life: Life,
  ) {}

  get alive(): boolean {
    return !this.over;
  }

  get writable(): boolean {
    return this.unsent <= UNSENT_BYTES;
  }

  write(frames: Buffer): void {
    if (this.over) return;
    for (const text of decodeFrames(frames)) this.put(text);
  }

  data(value: object, cursor?: string): void {
    const data = cursor === undefined ? value : { id: cursor, data: value };
    if (!this.over) this.put(JSON.stringify({ result: { type: "data", id: cursor, data: { json: data } } }));
  }

  private put(text: string): void {
    this.ends.onWrite(text);
    this.unsent += text.length;
    this.queue.push({ text });
    this.carry();
  }

  hold(): void {}
  release(): void {}

  async drained(): Promise<void> {
    if (this.unsent <= REPLAY_BYTES || this.over) return;
    await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  end(): void {
    if (this.over) return;
    this.finish();
    this.queue.push("stopped");
    this.carry();
  }

  drop(): void {
    if (this.over) return;
    this.finish();
    this.queue.push("closed");
    this.carry();
  }

  /** Keeps what its source wants to be called at the end; if that has come already, calls it. */
  opened(close: () => void): void {
    if (this.over) close();
    else this.close = close;
  }

  /** The connection breaks. The client knows at once, the node when it does. */
  break(nodeLife: Life): void {
    this.life.alive = false;
    this.scheduler.add("a broken connection is noticed", nodeLife, () => this.finish());
  }

  /** Lets the client read on. */
  carry(): void {
    if (this.carrying || !this.reading || this.queue.length === 0) return;
    this.carrying = true;
    this.scheduler.add("delivery", this.life, () => {
      this.carrying = false;
      if (!this.reading) return;
      const count = 1 + this.scheduler.random.int(4);
      for (const arrival of this.queue.splice(0, count)) {
        if (typeof arrival === "object") this.unsent -= arrival.text.length;
        if (this.life.alive) this.ends.onArrival(arrival);
      }
      if (this.unsent <= REPLAY_BYTES) this.wake();
      this.carry();
    });
  }

  private wake(): void {
    const { waiting } = this;
    this.waiting = [];
    for (const resolve of waiting) resolve();
  }

  private finish(): void {
    if (this.over) return;
    this.over = true;
    this.close?.();
    this.close = null;
    this.wake();
  }
}
