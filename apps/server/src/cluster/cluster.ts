import type { z } from "zod";
import { type CreateCallLimiter, type CreateLimiter, createMemoryLimiter } from "../auth/limiter.js";
import { type Bus, soloBus } from "./bus.js";
import { type Leases, soloLeases } from "./leases.js";

/** How the connection to the other nodes does. */
export interface ClusterHealth {
  /** `null` where there is no Redis to be up. */
  readonly redisUp: boolean | null;
  /** Hints that Redis has taken, and those that were dropped, since the node started. */
  readonly hintsSent: number;
  readonly hintsDropped: number;
}

/** What a node shares with the others of its installation. */
export interface Cluster {
  readonly bus: Bus;
  readonly health: ClusterHealth;
  /** Leases under a name of their own. To be asked for before the cluster runs. */
  leases<Value>(name: string, value: z.ZodType<Value>): Leases<Value>;
  /** Counts that must hold over all nodes, each waited for: guesses of passwords. */
  readonly createExactLimiter: CreateLimiter;
  /** Counts on the path of every call: decided here at once, made known to the others a moment later. */
  readonly createCallLimiter: CreateCallLimiter;
  run(): void;
  stop(): void;
}

/** The cluster of a node that has no others: everything stays in this process. */
export const soloCluster: Cluster = {
  bus: soloBus,
  health: { redisUp: null, hintsSent: 0, hintsDropped: 0 },
  leases: () => soloLeases,
  createExactLimiter: createMemoryLimiter,
  createCallLimiter: createMemoryLimiter,
  run: () => undefined,
  stop: () => undefined,
};
