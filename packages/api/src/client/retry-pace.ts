import type { Surroundings } from "./surroundings.js";

/** How long to wait before coming back, in milliseconds. */
export interface RetryPace {
  /** Spread of the first wait after a connection that had held; doubles with each failure. */
  firstMs: number;
  /** The longest wait, however often it failed. */
  maxMs: number;
}

export const DEFAULT_PACE: RetryPace = { firstMs: 1_500, maxMs: 30_000 };

/**
 * The wait before the next try. Random also the first time, so that the clients of a node that stopped do not all come
 * at once; from the first failure on at least half of the spread; wider when the server told so (SPEC R9).
 */
export function waitBefore(failures: number, pace: RetryPace, random: () => number, toldMs = 0): number {
  const own = Math.min(pace.maxMs, pace.firstMs * 2 ** failures);
  const least = failures === 0 ? 0 : own / 2;
  return Math.round(least + random() * (Math.max(own, toldMs) - least));
}

/** A wait that can be cut short. */
export class Pause {
  private readonly surroundings: Surroundings;
  private end: (() => void) | null = null;

  constructor(surroundings: Surroundings) {
    this.surroundings = surroundings;
  }

  /** Ends after so many milliseconds, or when it is cut. A second wait cuts the first. */
  wait(ms: number): Promise<void> {
    this.cut();
    if (ms <= 0) return Promise.resolve();
    return new Promise((resolve) => {
      const callOff = this.surroundings.after(ms, () => this.cut());
      this.end = () => {
        callOff();
        resolve();
      };
    });
  }

  /** Ends the present wait now; without one it does nothing. */
  cut(): void {
    const { end } = this;
    this.end = null;
    end?.();
  }
}
