import { systemTimers, type Timers } from "../timers.js";
import type { Channel } from "./direct-source.js";
import type { WireFrame } from "./wire-frame.js";

/** What is more waits for the window's end, and shares a write per stream. */
const AT_ONCE = 2_000;
/** The longest that a frame waits for others, in milliseconds. */
const GATHER_MS = 500;
/** Time spent on writing before everything else gets its turn, in milliseconds. */
const SLICE_MS = 8;

export interface GatheringOptions {
  /** Default: the event loop's. */
  timers?: Timers;
  /** Writes of one window that go out at once. Default 2,000. */
  atOnce?: number;
}

/**
 * Frames for many streams that may be late by half a second. When ten thousand people come back within a second, each
 * of whom concerns a thousand others, a write for each of these would be ten million.
 */
export class GatheredFrames {
  private readonly waiting = new Map<Channel, WireFrame[]>();
  private readonly timers: Timers;
  private readonly atOnce: number;
  private room: number;
  private isWindowOpen = false;

  constructor({ timers = systemTimers, atOnce = AT_ONCE }: GatheringOptions = {}) {
    this.timers = timers;
    this.atOnce = atOnce;
    this.room = atOnce;
  }

  /** In order for each stream. */
  add(channel: Channel, frame: WireFrame): void {
    if (!this.isWindowOpen) {
      this.isWindowOpen = true;
      this.timers.after(GATHER_MS, () => this.writeSlice());
    }
    const frames = this.waiting.get(channel);
    if (frames !== undefined) frames.push(frame);
    else if (this.room === 0) this.waiting.set(channel, [frame]);
    else {
      this.room -= 1;
      writeFrames(channel, [frame]);
    }
  }

  /** To be called when a stream has ended. */
  forget(channel: Channel): void {
    this.waiting.delete(channel);
  }

  private writeSlice(): void {
    const end = this.timers.now() + SLICE_MS;
    for (const [channel, frames] of this.waiting) {
      this.waiting.delete(channel);
      writeFrames(channel, frames);
      if (this.timers.now() > end) break;
    }
    if (this.waiting.size > 0) {
      this.timers.defer(() => this.writeSlice());
      return;
    }
    this.isWindowOpen = false;
    this.room = this.atOnce;
  }
}

/** One write for all. A stream that does not read gets none: what is signalled is never owed to anybody. */
export function writeFrames(channel: Channel, frames: readonly WireFrame[]): void {
  if (!channel.writable) return;
  const [first] = frames;
  if (frames.length === 1 && first !== undefined) channel.write(first.for(channel.rpcId));
  else if (frames.length > 1) channel.write(Buffer.concat(frames.map((frame) => frame.for(channel.rpcId))));
}
