import { chmodSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { temporaryTree } from "../testing/temporary-tree.mjs";
import { findProgram, isExecutable } from "./find-program.mjs";
import { freePort } from "./free-port.mjs";
import { findPostgres, obtainPostgres } from "./postgres.mjs";
import { obtainRedis, testsWantRedis } from "./redis.mjs";
import { until } from "./until.mjs";

/** @param {Record<string, string>} files */
function programs(files) {
  const tree = temporaryTree(files);
  for (const path of Object.keys(files)) chmodSync(join(tree, path), 0o755);
  return tree;
}

test("a program is found in the folders named first, then on the PATH", () => {
  const tree = programs({ "one/tool": "", "two/tool": "" });
  vi.stubEnv("PATH", join(tree, "two"));
  expect(findProgram("tool", [join(tree, "one")])).toBe(join(tree, "one/tool"));
  expect(findProgram("tool")).toBe(join(tree, "two/tool"));
  expect(findProgram("no-such-tool")).toBeUndefined();
});

test("a file that may not be executed is no program", () => {
  expect(isExecutable(join(temporaryTree({ tool: "" }), "tool"))).toBe(false);
});

test("of several Postgres versions the newest whole one counts, none that is too old", () => {
  const tree = programs({ "13/bin/initdb": "", "15/bin/initdb": "", "17/bin/initdb": "", "18/bin/psql": "" });
  expect(findPostgres(tree)).toBe(join(tree, "17/bin"));
});

test("without Debian's folders the PATH is searched, and its version is looked at", () => {
  const script = (/** @type {number} */ version) => `#!/bin/sh\necho "initdb (PostgreSQL) ${version}.4"\n`;
  const tree = programs({ "old/initdb": script(14), "new/initdb": script(16) });
  vi.stubEnv("PATH", `${join(tree, "new")}:/bin:/usr/bin`);
  expect(findPostgres(join(tree, "none"))).toBe(join(tree, "new"));
  vi.stubEnv("PATH", `${join(tree, "old")}:/bin:/usr/bin`);
  expect(findPostgres(join(tree, "none"))).toBeUndefined();
});

test("a database and a Redis named in the environment are taken as they are", async () => {
  vi.stubEnv("PARLEY_TEST_DATABASE_URL", "postgres://elsewhere/x");
  vi.stubEnv("PARLEY_TEST_REDIS_URL", "redis://elsewhere");
  expect(await obtainPostgres()).toMatchObject({ url: "postgres://elsewhere/x" });
  expect(await obtainRedis()).toMatchObject({ url: "redis://elsewhere" });
});

test("Redis is wanted when a test names its address", () => {
  expect(testsWantRedis(temporaryTree({ "a/b.pg.test.ts": "process.env.PARLEY_TEST_REDIS_URL" }))).toBe(true);
  expect(testsWantRedis(temporaryTree({ "a/b.pg.test.ts": "redis", "a/notes.md": "PARLEY_TEST_REDIS_URL" }))).toBe(
    false,
  );
});

test("a free port is one nobody answers on", async () => {
  const port = await freePort();
  const refused = await new Promise((resolve) => connect(port, "127.0.0.1").once("error", resolve));
  expect(refused).toMatchObject({ code: "ECONNREFUSED" });
});

test("waiting ends with the condition, or with a sentence", async () => {
  let asked = 0;
  await until("third time", () => Promise.resolve(++asked === 3));
  expect(asked).toBe(3);
  await expect(until("never", () => Promise.resolve(false), 10)).rejects.toThrow(/in vain: never/);
});
