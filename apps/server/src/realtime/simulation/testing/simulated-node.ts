import type { ServerEvent } from "@parley/api/server";
import type { HydratedRow } from "../../../events/log-reader.js";
import { silentLogger } from "../../../testing/fakes/silent-logger.js";
import { EphemeralHub } from "../../ephemeral-hub.js";
import { Hub } from "../../hub.js";
import { type CommitListener, createSharedHeads } from "../../shared-heads.js";
import type { StreamLimits } from "../../stream-limits.js";
import type { Sabotage } from "./sabotage.js";
import type { Life, Scheduler } from "./scheduler.js";
import type { SimulatedBus } from "./simulated-bus.js";
import { type SimulatedDatabase, WORKSPACE } from "./simulated-database.js";
import type { Change } from "./simulated-log.js";

/** Small, so that a short log already fills rings, pages and replays. */
export const SMALL_LIMITS: StreamLimits = { ring: 5, fillPage: 4, replayPage: 3, replayMost: 30, sliceBytes: 400 };

/** What all nodes stand on. */
export interface Ground {
  scheduler: Scheduler;
  database: SimulatedDatabase;
  bus: SimulatedBus;
  sabotage: Sabotage;
}

/** One process: the product's hub and streams, until it dies. */
export class SimulatedNode {
  readonly life: Life = { alive: true, frozen: false };
  readonly hub: Hub;
  readonly ephemeral: EphemeralHub;
  private readonly heads: CommitListener;

  constructor(private readonly ground: Ground) {
    const { scheduler, database, bus, sabotage } = ground;
    const { life } = this;
    const timers = scheduler.timersOf(life);
    this.hub = new Hub({
      reader: sabotage.reader(database.readerOf(life)),
      logger: silentLogger,
      findHeads: () => (sabotage.withoutHeadChecks ? Promise.resolve([]) : database.headsFor(life)),
      timers,
      limits: SMALL_LIMITS,
    });
    this.ephemeral = new EphemeralHub(this.hub, { timers, atOnce: 3 });
    this.heads = createSharedHeads(this.hub, sabotage.bus(bus.connect(life)));
    this.hub.run();
  }

  /** A write of this node's; how it ends, its streams are told if the node lives to do so. */
  write(how: "hint" | "publish", make: () => readonly Change[]): void {
    const { database } = this.ground;
    database
      .commit(this.life, make)
      .then((entries) => {
        const last = entries[entries.length - 1];
        if (last === undefined) return;
        // As they were committed, whatever has become of them since.
        const shown: readonly HydratedRow[] = entries.map(({ row, entitySeq, text }) => ({
          row,
          // Streams look at nothing of it but the message's place.
          event: {
            type: row.type,
            seq: row.seq,
            message: { seq: entitySeq, rev: row.seq, text },
          } as unknown as ServerEvent,
        }));
        if (how === "hint") this.heads.hint(WORKSPACE, last.row.seq);
        else this.heads.publish(WORKSPACE, shown, entries[0]?.before?.row.rid ?? 0);
      })
      .catch(() => undefined);
  }
}
