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

/** How long a node takes to be back, at most: who is away comes back to one that has started anew. */
const RESTART_MS = 4_000;

/**
 * The log is truncated close to its end while some clients are away, and a node starts anew behind it: those who come back to
 * that one find their place gone, the others are served from what their node remembers.
 */
export const logTruncated: Fault = {
  kind: "log-truncated",
  track: "servers",
  holdMs: [1_500, 2_500],
  async strike(stage, holdMs, random) {
    const away = random.pick(stage.loads).call("goAway", random.between(0, 1e9), 0.3, holdMs + RESTART_MS);
    await sleep(holdMs);
    const done = await truncate(stage);
    const node = random.pick(stage.nodes);
    await node.kill();
    await node.start();
    return `${done}, ${await away} clients away`;
  },
};

/** The same where only a node itself may open the database: it is killed first. */
export const logTruncatedOffline: Fault = {
  kind: "log-truncated",
  track: "servers",
  holdMs: [1_500, 2_500],
  async strike(stage, holdMs, random) {
    const away = random.pick(stage.loads).call("goAway", random.between(0, 1e9), 0.3, holdMs + RESTART_MS);
    await sleep(holdMs);
    for (const node of stage.nodes) await node.kill();
    const done = await truncate(stage);
    for (const node of stage.nodes) await node.start();
    return `${done}, ${await away} clients away`;
  },
};
