/** What became of the attempts on this node since it started, by kind of job. */
export class JobCounters {
  readonly done: Record<string, number> = {};
  /** Failed attempts, also those that are followed by another. */
  readonly failed: Record<string, number> = {};
  /** Jobs given up for good. */
  readonly dead: Record<string, number> = {};

  count(outcome: "done" | "failed" | "dead", job: string): void {
    this[outcome][job] = (this[outcome][job] ?? 0) + 1;
  }
}
