import type { Channel } from "./direct-source.js";
import type { WireFrame } from "./wire-frame.js";

/** Writes of one window that go out at once; what is more waits for the window's end, and shares a write per stream. */
const AT_ONCE = 2_000;
/** The longest that a frame waits for others, in milliseconds. */
const GATHER_MS = 500;
/** Time spent on writing before everything else gets its turn, in milliseconds. */
const SLICE_MS = 8;

/**
 * Frames for many streams that may be late by half a second. When ten thousand people come back within a second, each
 * of whom concerns a thousand others, a write for each of these would be ten million.
 */
export class GatheredFrames {
  private readonly waiting = new Map<Channel, WireFrame[]>();
  private room = AT_ONCE;
  private timer: NodeJS.Timeout | null = null;

  /** In order for each stream. */
  add(channel: Channel, frame: WireFrame): void {
    this.timer ??= setTimeout(() => this.writeSlice(), GATHER_MS).unref();
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
    const end = performance.now() + SLICE_MS;
    for (const [channel, frames] of this.waiting) {
      this.waiting.delete(channel);
      writeFrames(channel, frames);
      if (performance.now() > end) break;
    }
    if (this.waiting.size > 0) {
      setImmediate(() => this.writeSlice());
      return;
    }
    this.timer = null;
    this.room = AT_ONCE;
  }
}

/** One write for all. A stream that does not read gets none: what is signalled is never owed to anybody. */
export function writeFrames(channel: Channel, frames: readonly WireFrame[]): void {
  if (!channel.writable) return;
  const [first] = frames;
  if (frames.length === 1 && first !== undefined) channel.write(first.for(channel.rpcId));
  else if (frames.length > 1) channel.write(Buffer.concat(frames.map((frame) => frame.for(channel.rpcId))));
}
