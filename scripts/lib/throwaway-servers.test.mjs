import { chmodSync, existsSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { temporaryTree } from "../testing/temporary-tree.mjs";
import { findMissingPrograms } from "./cluster/missing-programs.mjs";
import { freePort } from "./free-port.mjs";
import { startPostgres } from "./postgres.mjs";
import { obtainRedis, obtainRedisServer, redisAnswers } from "./redis.mjs";

/**
 * A folder of shell scripts that stand for programs, alone on the PATH but for the shell's own.
 * @param {Record<string, string>} scripts
 */
function programs(scripts) {
  const tree = temporaryTree(
    Object.fromEntries(Object.entries(scripts).map(([name, body]) => [name, `#!/bin/sh\n${body}\n`])),
  );
  for (const name of Object.keys(scripts)) chmodSync(join(tree, name), 0o755);
  vi.stubEnv("PATH", `${tree}:/bin`);
  // As somebody who may install nothing and owns what they make.
  vi.spyOn(process, "getuid").mockReturnValue(1000);
  return tree;
}

describe("a throwaway Postgres", () => {
  const LASTING = 'echo "$@" > "$0.args"; exec sleep 60';

  test("is made, started on a port of its own where only this machine reaches it, and leaves nothing behind", async () => {
    const folder = programs({ initdb: 'mkdir "$2"; echo "$2" > "$0.folder"', postgres: LASTING, pg_isready: "exit 0" });
    const { url, stop } = await startPostgres(folder);
    const data = readFileSync(join(folder, "initdb.folder"), "utf8").trim();
    const port = new URL(url).port;
    expect(url).toBe(`postgres://postgres@127.0.0.1:${port}/postgres`);
    const written = join(folder, "postgres.args");
    // The shell makes the file a moment before it writes into it.
    const args = await vi.waitUntil(() => existsSync(written) && readFileSync(written, "utf8"));
    expect(args).toContain(`-D ${data} -c port=${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=`);
    expect(existsSync(data)).toBe(true);
    await stop();
    expect(existsSync(join(data, ".."))).toBe(false);
  });

  test("is waited for until it answers", async () => {
    const folder = programs({
      initdb: "exit 0",
      postgres: "exec sleep 60",
      pg_isready: 'echo x >> "$0.asked"; [ "$(wc -l < "$0.asked")" -ge 3 ]',
    });
    const { stop } = await startPostgres(folder);
    expect(readFileSync(join(folder, "pg_isready.asked"), "utf8").trim().split("\n")).toHaveLength(3);
    await stop();
  });

  test("that cannot be made says what initdb said", async () => {
    const folder = programs({ initdb: 'echo "initdb: error: no space left"; exit 1' });
    await expect(startPostgres(folder)).rejects.toThrow("initdb failed: initdb: error: no space left");
  });

  test("that ends instead of answering is not waited for", async () => {
    const folder = programs({ initdb: "exit 0", postgres: "exit 3", pg_isready: "exit 2" });
    await expect(startPostgres(folder)).rejects.toThrow("Postgres ended with exit code 3");
  });
});

/** @param {string} answer what a server on a free port says to everything */
async function speaker(answer) {
  const server = createServer((socket) => socket.once("data", () => socket.end(answer)));
  onTestFinished(() => void server.close());
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const address = server.address();
  return typeof address === "object" && address ? address.port : 0;
}

describe("a throwaway Redis", () => {
  test("answers when it says PONG, and not when another server listens there, or none", async () => {
    expect(await redisAnswers(await speaker("+PONG\r\n"))).toBe(true);
    expect(await redisAnswers(await speaker("HTTP/1.1 400 Bad Request\r\n\r\n"))).toBe(false);
    expect(await redisAnswers(await freePort())).toBe(false);
  });

  test("may be a Valkey; a Redis is taken first", async () => {
    const valkey = programs({ "valkey-server": "exit 0" });
    vi.stubEnv("PATH", valkey);
    expect(await obtainRedisServer()).toEqual({ program: join(valkey, "valkey-server") });
    const both = programs({ "valkey-server": "exit 0", "redis-server": "exit 0" });
    expect(await obtainRedisServer()).toEqual({ program: join(both, "redis-server") });
  });

  test("keeps nothing, listens only for this machine, and is gone when stopped", async () => {
    vi.stubEnv("PARLEY_TEST_REDIS_URL", "");
    const script = `require("node:net").createServer((socket) => socket.on("data", () => socket.write("+PONG\\r\\n")))
      .listen(Number(process.argv[2]), "127.0.0.1")`;
    const folder = programs({
      "redis-server": `echo "$@" > "$0.args"; exec "${process.execPath}" -e '${script}' -- "$@"`,
    });
    const redis = await obtainRedis();
    if ("missing" in redis) throw new Error(redis.missing);
    const port = Number(new URL(redis.url).port);
    expect(readFileSync(join(folder, "redis-server.args"), "utf8").trim()).toBe(
      `--port ${port} --bind 127.0.0.1 --save  --appendonly no`,
    );
    await redis.stop();
    expect(await redisAnswers(port)).toBe(false);
  });
});

test("what a cluster lacks on this machine is named; what is there is not", async () => {
  vi.stubEnv("PATH", programs({ nginx: "exit 0" }));
  const sentence = await findMissingPrograms();
  expect(sentence).toContain("no Redis: only root on Debian can install it here");
  expect(sentence).not.toContain("nginx");
});
