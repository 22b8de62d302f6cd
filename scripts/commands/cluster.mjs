import { startCluster } from "../lib/cluster/start-cluster.mjs";
import { Failure } from "../lib/messages.mjs";
import { readOptions } from "../lib/options.mjs";
import { build, install } from "../lib/prepare.mjs";

/** The most nodes that one machine is asked to run. */
const MOST_NODES = 16;

/**
 * `node scripts/cluster.mjs`: the topology of docker-compose.yml from this machine's own programs, to try things on.
 * Everything is gone when it ends.
 * @param {string[]} args
 */
export async function main(args) {
  const values = readOptions(args, {
    nodes: { type: "string", default: "2" },
    "no-redis": { type: "boolean", default: false },
  });
  const nodes = Number(values.nodes);
  if (!Number.isInteger(nodes) || nodes < 1 || nodes > MOST_NODES)
    throw new Failure(`A cluster has 1 to ${MOST_NODES} nodes, not ${values.nodes}.`);
  await install();
  await build();
  const cluster = await startCluster({ nodes, redis: !values["no-redis"] });
  for (const node of cluster.nodes) console.log(`${node.name}: ${node.url}`);
  console.log(`Postgres: ${cluster.postgres.url}`);
  if (cluster.redis) console.log(`Redis: ${cluster.redis.url}`);
  console.log(`Logs: ${cluster.folder}`);
  console.log(`Parley is ready at ${cluster.url} (Ctrl+C ends and removes all of it)`);
}
