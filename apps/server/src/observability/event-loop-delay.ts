import { type IntervalHistogram, monitorEventLoopDelay } from "node:perf_hooks";

/** How often the delay is measured, in milliseconds. */
const RESOLUTION_MS = 10;

/** How late the event loop was, in seconds. */
export interface EventLoopDelays {
  p50: number;
  p99: number;
  max: number;
}

/** Measures how late timers come on this node. */
export class EventLoopDelay {
  private readonly histogram: IntervalHistogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });

  /** Begins to measure. */
  run(): void {
    this.histogram.enable();
  }

  stop(): void {
    this.histogram.disable();
  }

  /** What was measured since this was last asked. */
  read(): EventLoopDelays {
    const { histogram } = this;
    const delays = {
      p50: delayOf(histogram.percentile(50)),
      p99: delayOf(histogram.percentile(99)),
      max: histogram.count === 0 ? 0 : delayOf(histogram.max),
    };
    histogram.reset();
    return delays;
  }
}

/** What is measured is the time between two measurements, in nanoseconds, which is never less than the resolution. */
function delayOf(nanoseconds: number): number {
  return Math.max(0, nanoseconds / 1e9 - RESOLUTION_MS / 1_000);
}
