import type { Logger } from "../observability/logger.js";
import { type Cluster, soloCluster } from "./cluster.js";

/** The cluster around a Redis, or none. Its code is read only where there is one. */
export async function openCluster(redisUrl: string | undefined, logger: Logger): Promise<Cluster> {
  if (redisUrl === undefined) return soloCluster;
  const { createRedisCluster } = await import("./redis-cluster.js");
  return createRedisCluster(redisUrl, logger);
}
