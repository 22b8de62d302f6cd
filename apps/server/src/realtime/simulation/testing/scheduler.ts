import { createRandom, type Random } from "../../../testing/model/random.js";
import type { Timers } from "../../../timers.js";

/** Who work belongs to: what is dead never gets to it, what is frozen later. */
export interface Life {
  alive: boolean;
  frozen: boolean;
}

interface Task {
  readonly name: string;
  readonly run: () => void;
  readonly life: Life;
  /** Simulated milliseconds before which it does not run. */
  readonly due: number;
}

/**
 * Decides what comes next, by a seed alone: every answer, timer, delivery and tick of a simulation is a task here, and one
 * runs at a time, to its last microtask.
 */
export class Scheduler {
  /** Simulated milliseconds. */
  now = 0;
  readonly random: Random;
  readonly trace: string[] = [];
  private tasks: Task[] = [];

  constructor(
    seed: number,
    private readonly traced: boolean,
  ) {
    this.random = createRandom(seed);
  }

  note(what: string): void {
    if (this.traced) this.trace.push(`${this.now} ms  ${what}`);
  }

  chance(probability: number): boolean {
    return this.random.next() < probability;
  }

  /** Something that happens at some time from now on, at the earliest after so many milliseconds. */
  add(name: string, life: Life, run: () => void, afterMs = 0): () => void {
    const task = { name, life, run, due: this.now + afterMs };
    this.tasks.push(task);
    return () => {
      this.tasks = this.tasks.filter((other) => other !== task);
    };
  }

  /** Something that happens at some time, and what waits for it. */
  wait(name: string, life: Life): Promise<void> {
    return new Promise((resolve) => this.add(name, life, resolve));
  }

  /** Runs one of the tasks that may run now. Gives whether there was one. */
  async step(): Promise<boolean> {
    this.tasks = this.tasks.filter(({ life }) => life.alive);
    const eligible = this.tasks.filter(({ life, due }) => !life.frozen && due <= this.now);
    if (eligible.length === 0) return false;
    const task = this.random.pick(eligible);
    this.tasks.splice(this.tasks.indexOf(task), 1);
    await this.perform(task.name, task.run);
    return true;
  }

  /** Does something now, and lets everything come to rest that follows from it by itself. */
  async perform(name: string, run: () => void): Promise<void> {
    this.note(name);
    run();
    await new Promise((resolve) => setImmediate(resolve));
  }

  /** Lets time go by up to the next timer, or for so many milliseconds if that comes first. */
  pass(mostMs: number): void {
    const next = Math.min(...this.tasks.filter(({ life }) => life.alive && !life.frozen).map(({ due }) => due));
    this.now = Math.max(this.now, Math.min(next, this.now + mostMs));
  }

  /** What the product puts off on one node. */
  timersOf(life: Life): Timers {
    return {
      // Work takes a while, so that what is done in slices is cut somewhere.
      now: () => {
        this.now += this.random.int(3);
        return this.now;
      },
      defer: (task) => void this.add("a turn later", life, task),
      after: (ms, task) => this.add(`after ${ms} ms`, life, task, ms),
      every: (ms, task) => this.every(ms, life, task),
    };
  }

  private every(ms: number, life: Life, task: () => void): () => void {
    let callOff = () => {};
    const next = () => {
      callOff = this.add(
        `every ${ms} ms`,
        life,
        () => {
          next();
          task();
        },
        ms,
      );
    };
    next();
    return () => callOff();
  }
}
