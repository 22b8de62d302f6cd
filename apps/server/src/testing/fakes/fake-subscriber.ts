import type { FeedMember } from "../../realtime/membership.js";
import type { Replaying } from "../../realtime/replay.js";
import { decodeFrames } from "../sockets/decode-frames.js";

interface FeedMessage {
  result: { data?: { json: { data: { type: string; seq: number; [field: string]: unknown } } } };
}

/** A subscription that keeps what it is sent. */
export class FakeSubscriber implements Replaying {
  readonly rpcId = 1;
  alive = true;
  writable = true;
  dropped: "slow" | "reset" | null = null;
  /** Writes as they would reach the wire: what was held together counts as one. */
  readonly writes: string[][] = [];
  private held: string[] | null = null;

  constructor(readonly member: FeedMember) {}

  /** Every event received so far, in order. */
  get events(): { type: string; seq: number; [field: string]: unknown }[] {
    return this.writes.flat().flatMap((message) => {
      const { result } = JSON.parse(message) as FeedMessage;
      return result.data === undefined ? [] : [result.data.json.data];
    });
  }

  get seqs(): number[] {
    return this.events.map((event) => event.seq);
  }

  write(frames: Buffer): void {
    const messages = decodeFrames(frames);
    if (this.held === null) this.writes.push(messages);
    else this.held.push(...messages);
  }

  hold(): void {
    this.held ??= [];
  }

  release(): void {
    if (this.held !== null) this.writes.push(this.held);
    this.held = null;
  }

  async drained(): Promise<void> {}

  drop(reason: "slow" | "reset"): void {
    this.dropped = reason;
  }
}
