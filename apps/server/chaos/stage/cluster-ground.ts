import type { ThrowawayPostgres } from "@parley/db/testing";
import type { Oracle } from "../checker/oracle.js";
import { type Ground, oracleFor } from "../run-chaos.js";
import { ClusterDatabase } from "./postgres-pair.js";
import type { Part } from "./stage.js";
import { seedWorld, type WorldSize } from "./world.js";

/** What `startCluster` of the scripts gives. */
export interface ClusterParts {
  url: string;
  folder: string;
  nodes: readonly Part[];
  redis: Part | undefined;
  postgres: ThrowawayPostgres;
}

/** A ground on a cluster that runs: a world is written into its database, and a standby joins it. */
export async function openClusterGround(
  cluster: ClusterParts,
  findPort: () => Promise<number>,
  publicUrl: string,
  size: WorldSize,
): Promise<Ground & { close: () => Promise<void> }> {
  let oracle: Oracle | undefined;
  const database = new ClusterDatabase(cluster.postgres, cluster.folder, findPort, () => {
    if (oracle === undefined) throw new Error("there is no world yet");
    return oracle;
  });
  const world = await database.withSql((sql) => seedWorld(sql, size));
  oracle = oracleFor(world);
  await database.ready();
  const { url, folder, nodes, redis } = cluster;
  const close = async () => {
    for (const node of nodes) await node.kill();
    await database.stop();
  };
  return { engine: "cluster", url, publicUrl, folder, nodes, redis, database, world, oracle, close };
}
