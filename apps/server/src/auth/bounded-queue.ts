import { ApiError } from "@parley/api/server";

export interface BoundedQueueOptions {
  /** How many tasks run at once. */
  concurrency: number;
  /** How many more may wait; the next one is refused. */
  waiting: number;
  /** What the refused are told to wait, in milliseconds. */
  retryAfterMs: number;
}

/** Runs a task when its turn comes, first come first served. Throws OVERLOADED at once when too many wait already. */
export type BoundedQueue = <T>(task: () => Promise<T>) => Promise<T>;

/** Bounds work that eats a processor or memory, so that a flood of it cannot take the whole server. */
export function createBoundedQueue(options: BoundedQueueOptions): BoundedQueue {
  const waiting: (() => void)[] = [];
  let running = 0;

  return async (task) => {
    if (running < options.concurrency) running += 1;
    else if (waiting.length >= options.waiting)
      throw new ApiError("OVERLOADED", {
        message: "Too much to do right now; try again.",
        retryAfterMs: options.retryAfterMs,
      });
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
