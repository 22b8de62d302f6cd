/** After something was enqueued the queue is looked at this soon, in milliseconds: its transaction ends a moment later. */
const SOON_MS = 20;

/**
 * When to look for due jobs: soon after one was enqueued here, then less and less often, and at the time the next is due. So a
 * quiet queue costs nearly nothing, and what other nodes left behind is found in `restMs` at the latest.
 */
export class LookPace {
  private waitMs = SOON_MS;

  constructor(private readonly restMs: number) {}

  /** Something may be due in a moment: gives how long to wait. */
  quicken(): number {
    this.waitMs = SOON_MS;
    return this.waitMs;
  }

  /** Nothing was due, and the next job is in `dueInMs`, if there is any: gives how long to wait. */
  slacken(dueInMs: number | null): number {
    this.waitMs = Math.min(this.waitMs * 2, this.restMs);
    return Math.max(1, Math.min(this.waitMs, dueInMs ?? this.restMs));
  }
}
