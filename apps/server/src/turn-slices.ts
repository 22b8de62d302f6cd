import { systemTimers, type Timers } from "./timers.js";

/** What goes into such work in one turn of the event loop, in milliseconds. */
const BUDGET_MS = 8;

/**
 * Does work at once as long as it takes little of a turn of the event loop, and the rest in the next turns, in order: ten
 * thousand connections that are cut at the same time shall not stop everything else.
 */
export class TurnSlices<Item> {
  private waiting: Item[] = [];
  private spentMs = 0;
  private scheduled = false;

  /** @param timers default: the event loop's */
  constructor(
    private readonly work: (item: Item) => void,
    private readonly timers: Timers = systemTimers,
  ) {}

  add(item: Item): void {
    if (this.waiting.length > 0 || this.spentMs > BUDGET_MS) this.waiting.push(item);
    else this.do(item);
    this.schedule();
  }

  private do(item: Item): void {
    const begun = this.timers.now();
    this.work(item);
    this.spentMs += this.timers.now() - begun;
  }

  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    this.timers.defer(() => this.nextTurn());
  }

  private nextTurn(): void {
    this.scheduled = false;
    this.spentMs = 0;
    let done = 0;
    for (const item of this.waiting) {
      if (this.spentMs > BUDGET_MS) break;
      this.do(item);
      done += 1;
    }
    this.waiting = this.waiting.slice(done);
    if (this.waiting.length > 0) this.schedule();
  }
}
