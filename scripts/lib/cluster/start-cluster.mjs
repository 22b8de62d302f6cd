import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { freePort } from "../free-port.mjs";
import { Failure } from "../messages.mjs";
import { root } from "../paths.mjs";
import { obtainRedisServer, REDIS_ARGUMENTS, redisAnswers } from "../redis.mjs";
import { Part } from "./part.mjs";
import { createProxy, obtainNginx } from "./proxy.mjs";

/** @typedef {import("../../../packages/db/src/testing/start-postgres.ts").ThrowawayPostgres} ThrowawayPostgres */

/**
 * @typedef {object} ClusterOptions
 * @property {number} [nodes] default 2
 * @property {boolean} [redis] default true; without it the nodes share nothing but the database
 * @property {boolean} [fsync] whether Postgres' commits reach the disk before they are acknowledged; default false
 * @property {Record<string, string>} [env] joins the environment of the nodes
 */

/**
 * @typedef {object} Cluster
 * @property {string} url the proxy's address, which is the installation's
 * @property {string} folder holds everything that it writes, logs included; goes with it
 * @property {Part[]} nodes
 * @property {Part} proxy
 * @property {Part | undefined} redis
 * @property {ThrowawayPostgres} postgres
 * @property {() => Promise<void>} stop ends everything and leaves nothing behind
 */

/**
 * @param {{ program: string } | { missing: string }} found
 * @returns {string}
 */
function programOf(found) {
  if ("missing" in found) throw new Failure(`A cluster needs it: ${found.missing}.`);
  return found.program;
}

/** @param {string} folder */
async function createRedis(folder) {
  const port = await freePort();
  return new Part({
    name: "redis",
    url: `redis://127.0.0.1:${port}`,
    command: programOf(await obtainRedisServer()),
    args: ["--port", String(port), "--dir", folder, ...REDIS_ARGUMENTS],
    log: join(folder, "redis.log"),
    isReady: () => redisAnswers(port),
  });
}

/**
 * A server node as built.
 * @param {number} number
 * @param {number} port
 * @param {string} folder for its log and its files
 * @param {Record<string, string>} env
 */
export function createNode(number, port, folder, env) {
  const name = `server-${number}`;
  const url = `http://127.0.0.1:${port}`;
  return new Part({
    name,
    url,
    command: process.execPath,
    args: [join(root, "apps/server/dist/main.js")],
    log: join(folder, `${name}.log`),
    env: { NODE_ENV: "production", HOST: "127.0.0.1", PORT: String(port), DATA_DIR: join(folder, "files"), ...env },
    isReady: () =>
      fetch(`${url}/readyz`).then(
        (response) => response.ok,
        () => false,
      ),
  });
}

/**
 * Starts what docker-compose.yml describes without containers: Postgres, Redis, several server nodes as built, and
 * nginx with the shipped configuration; on free ports of the loopback, in a temporary folder.
 * @param {ClusterOptions} [options]
 * @returns {Promise<Cluster>}
 */
export async function startCluster({ nodes: count = 2, redis: withRedis = true, fsync = false, env = {} } = {}) {
  const testing = pathToFileURL(join(root, "packages/db/dist/testing/start-postgres.js")).href;
  const { startPostgres } = /** @type {typeof import("../../../packages/db/src/testing/start-postgres.ts")} */ (
    await import(testing)
  );
  const nginx = programOf(await obtainNginx());
  const folder = mkdtempSync(join(tmpdir(), "parley-cluster-"));
  // Postgres, which does not run as root, has its folder in here.
  chmodSync(folder, 0o755);
  /** @type {(() => Promise<void>)[]} what ends the parts that are there so far */
  const ends = [];
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  process.once("exit", remove);
  const stop = async () => {
    for (const end of ends.splice(0).reverse()) await end();
    remove();
    process.off("exit", remove);
  };

  try {
    const postgres = await startPostgres({ fsync, maxConnections: 200, parentFolder: folder });
    ends.push(() => postgres.stop());
    // Behind the killing of Postgres, which does the same.
    process.off("exit", remove);
    process.once("exit", remove);
    const redis = withRedis ? await createRedis(folder) : undefined;
    if (redis) {
      ends.push(() => redis.stop());
      await redis.start();
    }
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const shared = {
      PUBLIC_URL: url,
      DATABASE_URL: postgres.url,
      TRUSTED_PROXIES: "1",
      ...(redis ? { REDIS_URL: redis.url } : {}),
      ...env,
    };
    const nodePorts = await Promise.all(Array.from({ length: count }, freePort));
    const nodes = nodePorts.map((nodePort, index) => {
      // Under its own name in pg_stat_activity: who holds a lock can be told.
      const DATABASE_URL = `${shared.DATABASE_URL}?application_name=server-${index + 1}`;
      return createNode(index + 1, nodePort, folder, { ...shared, DATABASE_URL });
    });
    ends.push(async () => {
      await Promise.all(nodes.map((node) => node.stop()));
    });
    await Promise.all(nodes.map((node) => node.start()));
    const proxy = createProxy({ program: nginx, port, nodePorts, folder });
    ends.push(() => proxy.stop());
    await proxy.start();
    return { url, folder, nodes, proxy, redis, postgres, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
