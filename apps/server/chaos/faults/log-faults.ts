import { sleep } from "../../bench/harness/sleep.js";
import type { Stage } from "../stage/stage.js";
import { truncateLog } from "../stage/truncate-log.js";
import type { Fault } from "./fault.js";

/** Rows that a truncation leaves: so few that whoever is away for a second has fallen behind the floor. */
const KEEP = 3;

async function truncate({ database, oracle }: Stage): Promise<string> {
  const floors = await database.withSql(async (sql) => {
    const done: number[] = [];
    for (const workspace of oracle.workspaces) done.push(await truncateLog(sql, workspace, KEEP));
    return done;
  });
  return `floors ${floors.join(", ")}`;
}

/** The log is truncated close to its end while some clients are away: their cursors lie below its floor afterwards. */
export const logTruncated: Fault = {
  kind: "log-truncated",
  track: "servers",
  holdMs: [1_500, 2_500],
  async strike(stage, holdMs, random) {
    const away = random.pick(stage.loads).call("goAway", random.between(0, 1e9), 0.2, holdMs);
    await sleep(holdMs * 0.8);
    const done = await truncate(stage);
    return `${done}, ${await away} clients away`;
  },
};

/** The same where only a node itself may open the database: it is killed first. */
export const logTruncatedOffline: Fault = {
  kind: "log-truncated",
  track: "servers",
  holdMs: [1_500, 2_500],
  async strike(stage, holdMs, random) {
    const away = random.pick(stage.loads).call("goAway", random.between(0, 1e9), 0.2, holdMs + 3_000);
    await sleep(holdMs);
    for (const node of stage.nodes) await node.kill();
    const done = await truncate(stage);
    for (const node of stage.nodes) await node.start();
    return `${done}, ${await away} clients away`;
  },
};
