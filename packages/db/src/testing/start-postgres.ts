import { execFile } from "node:child_process";
import { chown, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { findPostgresBinaries, findServerUser } from "./postgres-binaries.js";
import { PostgresServer, type StandbyPostgres, SUPERUSER, type ThrowawayPostgres } from "./postgres-server.js";

export interface StartPostgresOptions {
  /** Whether commits reach the disk before they are acknowledged. Default false: fast, and fine while the host lives. */
  fsync?: boolean;
  /** Default 100. */
  maxConnections?: number;
  /** Where its folder is made. Default: the system's folder for temporary files. */
  parentFolder?: string;
  /** Further settings of postgresql.conf. */
  settings?: Record<string, string>;
}

const run = promisify(execFile);

export type { StandbyPostgres, ThrowawayPostgres } from "./postgres-server.js";

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("There is no free port");
  return address.port;
}

/**
 * Starts a Postgres server of its own: fresh data in a temporary folder, a free port on 127.0.0.1, no password.
 * @throws Error when Postgres is not installed or does not start.
 */
export async function startPostgres(options: StartPostgresOptions = {}): Promise<ThrowawayPostgres> {
  const { binaries, user } = findProgram();
  const folder = await makeFolder(options.parentFolder, user);
  const initdb = ["-D", join(folder, "data"), "-U", SUPERUSER, "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync"];
  await run(join(binaries, "initdb"), initdb, { ...user, cwd: "/" });
  return begin(
    new PostgresServer({ binaries, user, folder, port: await findFreePort(), settings: settingsOf(options) }),
  );
}

/**
 * Starts a standby that follows a server over streaming replication, in a folder and on a port of its own, with the same
 * settings. @throws Error when the primary does not run.
 */
export async function startStandby(
  primary: ThrowawayPostgres,
  options: StartPostgresOptions = {},
): Promise<StandbyPostgres> {
  const { binaries, user } = findProgram();
  const folder = await makeFolder(options.parentFolder, user);
  const { hostname, port } = new URL(primary.url);
  const copy = ["-D", join(folder, "data"), "-h", hostname, "-p", port, "-U", SUPERUSER];
  await run(join(binaries, "pg_basebackup"), [...copy, "-R", "-X", "stream", "-c", "fast", "--no-sync"], {
    ...user,
    cwd: "/",
  });
  return begin(
    new PostgresServer({ binaries, user, folder, port: await findFreePort(), settings: settingsOf(options) }),
  );
}

function findProgram() {
  const binaries = findPostgresBinaries();
  if (!binaries) throw new Error("Postgres is not installed: there is no initdb in the PATH or in /usr/lib/postgresql");
  return { binaries, user: findServerUser() };
}

async function makeFolder(parent = tmpdir(), user?: { uid: number; gid: number }): Promise<string> {
  const folder = await mkdtemp(join(parent, "parley-postgres-"));
  if (user) await chown(folder, user.uid, user.gid);
  return folder;
}

const settingsOf = (options: StartPostgresOptions): Record<string, string> => ({
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: String(options.maxConnections ?? 100),
  fsync: options.fsync ? "on" : "off",
  ...options.settings,
});

async function begin(server: PostgresServer): Promise<PostgresServer> {
  try {
    await server.start();
    return server;
  } catch (error) {
    await rm(server.folder, { recursive: true, force: true });
    throw error;
  }
}
