import type { Surroundings, SurroundingsChange } from "../client/surroundings.js";

interface Alarm {
  at: number;
  callback: () => void;
}

/** A clock, a chance and a network that a test moves by hand. */
export class ManualSurroundings implements Surroundings {
  /** What `random` gives. */
  chance = 0;
  offline = false;
  private time = 0;
  private readonly alarms = new Set<Alarm>();
  private readonly listeners = new Set<(change: SurroundingsChange) => void>();

  readonly random = (): number => this.chance;
  readonly now = (): number => this.time;
  readonly isOffline = (): boolean => this.offline;

  readonly after = (ms: number, callback: () => void): (() => void) => {
    const alarm = { at: this.time + ms, callback };
    this.alarms.add(alarm);
    return () => this.alarms.delete(alarm);
  };

  readonly watch = (listener: (change: SurroundingsChange) => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** How many wait for an alarm. */
  get waiting(): number {
    return this.alarms.size;
  }

  /** How many listen for changes. */
  get listening(): number {
    return this.listeners.size;
  }

  /** Moves the clock on and rings, in order, whatever comes due. */
  advance(ms: number): void {
    const until = this.time + ms;
    for (let next = this.nextDue(until); next !== undefined; next = this.nextDue(until)) {
      this.alarms.delete(next);
      this.time = Math.max(this.time, next.at);
      next.callback();
    }
    this.time = until;
  }

  /** Tells all listeners of a change. */
  change(change: SurroundingsChange): void {
    if (change !== "woken") this.offline = change === "offline";
    for (const listener of this.listeners) listener(change);
  }

  private nextDue(until: number): Alarm | undefined {
    return [...this.alarms].filter(({ at }) => at <= until).sort((one, other) => one.at - other.at)[0];
  }
}
