import { randomUUID } from "node:crypto";
import type { EphemeralSignal } from "@parley/api/server";
import type { Channel } from "../../realtime/direct-source.js";
import { decodeFrames } from "../sockets/decode-frames.js";

/** A subscription's way to nowhere: keeps what it is sent. */
export class FakeChannel implements Channel {
  readonly connectionId: string = randomUUID();
  readonly rpcId = 2;
  alive = true;
  writable = true;
  /** Every value sent, in order. */
  readonly values: EphemeralSignal[] = [];

  write(frames: Buffer): void {
    for (const message of decodeFrames(frames)) {
      const { result } = JSON.parse(message) as { result: { data: { json: EphemeralSignal } } };
      this.values.push(result.data.json);
    }
  }

  data(value: object): void {
    this.values.push(value as EphemeralSignal);
  }

  hold(): void {}
  release(): void {}
  async drained(): Promise<void> {}
  end(): void {}
  drop(): void {}
}
