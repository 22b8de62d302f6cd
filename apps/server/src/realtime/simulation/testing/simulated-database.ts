import { ApiError } from "@parley/api/server";
import type { FeedReader } from "../../../events/log-reader.js";
import type { WorkspaceHead } from "../../workspace-heads.js";
import type { Life, Scheduler } from "./scheduler.js";
import { type Change, type Entry, SimulatedLog } from "./simulated-log.js";

export const WORKSPACE = "00000000-0000-4000-8000-000000000001";

interface Operation {
  cut(error: Error): void;
}

/**
 * A database server and the ways to it. What is asked is done at one time and answered at a later one, in any order; it
 * may fail before or after it is done, wait for ever, and be cut off in the middle.
 */
export class SimulatedDatabase {
  readonly log: SimulatedLog;
  /** The part of what is asked that fails. */
  failing = 0;
  /** While frozen nothing is done or answered. */
  private readonly life: Life = { alive: true, frozen: false };
  private readonly running = new Set<Operation>();

  constructor(
    private readonly scheduler: Scheduler,
    roles: ConstructorParameters<typeof SimulatedLog>[0],
  ) {
    this.log = new SimulatedLog(roles);
  }

  stall(frozen: boolean): void {
    this.life.frozen = frozen;
  }

  /** The server dies and is back at once: everything under way ends with an error. */
  restart(): void {
    const running = [...this.running];
    this.running.clear();
    for (const operation of running) operation.cut(lost());
  }

  /** Another server takes over that lacks the end of the log. */
  failOver(keep: number): void {
    this.restart();
    this.log.failOver(keep);
  }

  /** Asks for something on a connection of somebody's. */
  ask<T>(what: string, life: Life, work: () => T): Promise<T> {
    const { scheduler, running } = this;
    return new Promise((resolve, reject) => {
      const fails = scheduler.chance(this.failing);
      const early = scheduler.chance(0.5);
      const operation: Operation = { cut: reject };
      running.add(operation);
      const end = (how: () => void) => {
        running.delete(operation);
        how();
      };
      scheduler.add(`the database does: ${what}`, this.life, () => {
        if (!running.has(operation)) return;
        if (fails && early) return end(() => reject(lost()));
        const result = work();
        // What is on its way back arrives, even when the server that sent it is no more.
        if (scheduler.chance(0.3)) running.delete(operation);
        scheduler.add(`answer: ${what}`, life, () => end(() => (fails ? reject(lost()) : resolve(result))));
      });
    });
  }

  /** The reader of one node. */
  readerOf(life: Life): FeedReader {
    return {
      snapshot: () => this.ask("snapshot", life, () => this.log.snapshot()),
      page: (_id, place) => this.ask(`page behind ${place.after}`, life, () => this.log.page(place)),
      findRid: (_id, seq) => this.ask(`mark of ${seq}`, life, () => this.log.findRid(seq)),
      rehydrate: (_id, rows, by) => this.ask("rows anew", life, () => this.log.showAnew(rows, by)),
    };
  }

  headsFor(life: Life): Promise<readonly WorkspaceHead[]> {
    return this.ask("heads", life, () => {
      const { head, headRid } = this.log.snapshot();
      return [{ workspaceId: WORKSPACE, head, rid: headRid }];
    });
  }

  /** Commits changes on a node. They are made when they are, whether their answer comes or not. */
  commit(life: Life, make: () => readonly Change[]): Promise<readonly Entry[]> {
    return this.ask("commit", life, () => make().map((change) => this.log.append(change)));
  }
}

function lost(): ApiError {
  return new ApiError("DATABASE_UNAVAILABLE", { retryAfterMs: 1_000 });
}
