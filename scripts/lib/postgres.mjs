import { execFileSync } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { aptInstall } from "./apt.mjs";
import { findProgram, isExecutable } from "./find-program.mjs";
import { freePort } from "./free-port.mjs";
import { run, start, stop } from "./run.mjs";
import { until } from "./until.mjs";

/** The oldest Postgres that Parley runs on. */
const LEAST_VERSION = 15;

/**
 * The folder with the newest Postgres programs of this machine.
 * @param {string} debian where Debian keeps one folder a version
 * @returns {string | undefined}
 */
export function findPostgres(debian = "/usr/lib/postgresql") {
  const versions = existsSync(debian) ? readdirSync(debian).map(Number).filter(Number.isFinite) : [];
  const folders = versions
    .filter((version) => version >= LEAST_VERSION)
    .sort((a, b) => b - a)
    .map((version) => join(debian, String(version), "bin"));
  const debians = folders.find((folder) => isExecutable(join(folder, "initdb")));
  if (debians) return debians;
  const onPath = findProgram("initdb");
  if (!onPath || postgresVersion(onPath) < LEAST_VERSION) return undefined;
  return dirname(onPath);
}

/** @param {string} initdb */
const postgresVersion = (initdb) =>
  Number(/\) (\d+)/.exec(execFileSync(initdb, ["--version"], { encoding: "utf8" }))?.[1] ?? 0);

/**
 * Starts a throwaway cluster on a free port of the loopback; it lives in a temporary folder, without fsync.
 * @param {string} programs folder of initdb and postgres
 */
export async function startPostgres(programs) {
  const folder = mkdtempSync(join(tmpdir(), "parley-postgres-"));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once("exit", remove);
  const port = await freePort();
  const owner = ownerOf(folder);
  const data = join(folder, "data");
  const made = await run(
    join(programs, "initdb"),
    [
      "-D",
      data,
      "-U",
      "postgres",
      "-A",
      "trust",
      "-E",
      "UTF8",
      `--locale=${process.platform === "linux" ? "C.UTF-8" : "C"}`,
      "--no-sync",
    ],
    { cwd: folder, ...owner },
  );
  if (made.code !== 0) throw new Error(`initdb failed: ${made.output}`);
  const settings = {
    port,
    listen_addresses: "127.0.0.1",
    unix_socket_directories: folder,
    max_connections: 300,
    fsync: "off",
    synchronous_commit: "off",
    full_page_writes: "off",
    log_min_messages: "panic",
  };
  const server = start(
    join(programs, "postgres"),
    ["-D", data, ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])],
    { cwd: folder, stdio: "ignore", ...owner },
  );
  await until("Postgres answers", async () => {
    if (server.exitCode !== null) throw new Error(`Postgres ended with exit code ${server.exitCode}`);
    return (await run(join(programs, "pg_isready"), ["-h", "127.0.0.1", "-p", String(port)])).code === 0;
  });
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    stop: async () => {
      await stop(server, "SIGINT");
      remove();
      process.off("exit", remove);
    },
  };
}

/**
 * Postgres refuses to run as root: then the folder and the processes go to the user Debian made for it.
 * @param {string} folder
 * @returns {{ uid?: number, gid?: number }}
 */
function ownerOf(folder) {
  if (process.getuid?.() !== 0) return {};
  /** @param {string} flag */
  const id = (flag) => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
  const owner = { uid: id("-u"), gid: id("-g") };
  chownSync(folder, owner.uid, owner.gid);
  return owner;
}

/**
 * A Postgres for the tests: the one of PARLEY_TEST_DATABASE_URL, else a throwaway one, installed if need be.
 * @returns {Promise<{ url: string, stop: () => Promise<void> } | { missing: string }>}
 */
export async function obtainPostgres() {
  const url = process.env.PARLEY_TEST_DATABASE_URL;
  if (url) return { url, stop: () => Promise.resolve() };
  let programs = findPostgres();
  if (!programs) {
    const problem = await aptInstall(["postgresql"]);
    programs = findPostgres();
    if (!programs) {
      const why = problem ?? `apt's version is older than ${LEAST_VERSION}`;
      return { missing: `no Postgres ${LEAST_VERSION} or newer: ${why}; install one or set PARLEY_TEST_DATABASE_URL` };
    }
  }
  return startPostgres(programs);
}
