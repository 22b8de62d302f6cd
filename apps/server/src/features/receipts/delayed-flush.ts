/** The longest wait before what could not be stored is tried again, in milliseconds. */
const LONGEST_RETRY_MS = 5_000;

export interface DelayedFlushDeps {
  /** Stores what waits. Throws when it could not; what waits then stays. */
  flush: () => Promise<void>;
  /** How long others may still join, in milliseconds; twice as long after each failure, up to five seconds. */
  afterMs: number;
  /** Is told of each failure; it is tried again by itself. */
  onFailure: (error: unknown) => void;
}

/** Has stored what gathers, a moment after it began to: one timer, and a wait that grows while storing fails. */
export class DelayedFlush {
  private timer: NodeJS.Timeout | null = null;
  private failures = 0;
  private stopped = false;

  constructor(private readonly deps: DelayedFlushDeps) {}

  /** Something waits. */
  soon(): void {
    if (this.timer !== null || this.stopped) return;
    const wait = Math.min(this.deps.afterMs * 2 ** Math.min(this.failures, 10), LONGEST_RETRY_MS);
    this.timer = setTimeout(() => {
      this.timer = null;
      void this.flush();
    }, wait).unref();
  }

  private async flush(): Promise<void> {
    try {
      await this.deps.flush();
      this.failures = 0;
    } catch (error) {
      this.failures += 1;
      this.deps.onFailure(error);
      this.soon();
    }
  }

  /** Nothing is stored by itself any more. */
  stop(): void {
    this.stopped = true;
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }
}

/** Waits for all, also when some fail. Throws what the first of those threw. */
export async function allStored(stores: readonly Promise<void>[]): Promise<void> {
  const failed = (await Promise.allSettled(stores)).find((outcome) => outcome.status === "rejected");
  if (failed !== undefined) throw failed.reason;
}
