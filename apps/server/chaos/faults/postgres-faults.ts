import { sleep } from "../../bench/harness/sleep.js";
import type { Stage } from "../stage/stage.js";
import type { PostgresPair } from "../stage/stage-database.js";
import type { Fault } from "./fault.js";

function serversOf({ database }: Stage): PostgresPair {
  if (database.servers === undefined) throw new Error("there is no Postgres here");
  return database.servers;
}

/** kill -9 of Postgres and all its processes; it recovers by itself when it is started again. */
export const postgresKilled: Fault = {
  kind: "postgres-killed",
  track: "servers",
  holdMs: [400, 1_500],
  async strike(stage, holdMs) {
    const servers = serversOf(stage);
    await servers.kill();
    await sleep(holdMs);
    await servers.start();
    return "the primary";
  },
};

/** Every process of Postgres stands still. */
export const postgresFrozen: Fault = {
  kind: "postgres-frozen",
  track: "servers",
  holdMs: [1_000, 2_500],
  async strike(stage, holdMs) {
    const servers = serversOf(stage);
    servers.freeze();
    await sleep(holdMs);
    servers.thaw();
    return "the primary";
  },
};

/** The primary dies for good, and a standby that lacks what was written last takes its place. */
export const failover: Fault = {
  kind: "failover",
  track: "servers",
  holdMs: [500, 1_200],
  async strike(stage, holdMs) {
    await serversOf(stage).failOver(holdMs);
    return `to a standby that had lagged for ${Math.round(holdMs)} ms`;
  },
};
