import { execFile } from "node:child_process";
import { chown, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { findPostgresBinaries, findServerUser } from "./postgres-binaries.js";
import { ServerProcess } from "./server-process.js";

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

/** A Postgres server that exists for one test or script. */
export interface ThrowawayPostgres {
  /** A superuser's address; stays the same over `kill` and `start`. */
  readonly url: string;
  /** Everything the server keeps lies here. */
  readonly folder: string;
  /** Ends every process of the server at once, without a shutdown (`kill -9`). */
  kill(): Promise<void>;
  /** Starts a killed server again on the same data and port. */
  start(): Promise<void>;
  /** Stops every process where it stands (SIGSTOP): connections stay open and nothing answers. */
  freeze(): void;
  thaw(): void;
  /** Shuts the server down and removes its data. */
  stop(): Promise<void>;
}

const SUPERUSER = "postgres";
const run = promisify(execFile);

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
  const binaries = findPostgresBinaries();
  if (!binaries) throw new Error("Postgres is not installed: there is no initdb in the PATH or in /usr/lib/postgresql");
  const user = findServerUser();
  const folder = await mkdtemp(join(options.parentFolder ?? tmpdir(), "parley-postgres-"));
  if (user) await chown(folder, user.uid, user.gid);
  const data = join(folder, "data");
  const initdb = ["-D", data, "-U", SUPERUSER, "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync"];
  await run(join(binaries, "initdb"), initdb, { ...user, cwd: "/" });

  const port = await findFreePort();
  const settings: Record<string, string> = {
    port: String(port),
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: String(options.maxConnections ?? 100),
    fsync: options.fsync ? "on" : "off",
    ...options.settings,
  };
  const args = ["-D", data, ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])];
  const start = async () => {
    const started = new ServerProcess({ command: join(binaries, "postgres"), args, user });
    await started.ready();
    return started;
  };

  let server = await start().catch(async (error: unknown) => {
    await rm(folder, { recursive: true, force: true });
    throw error;
  });
  return {
    url: `postgres://${SUPERUSER}@127.0.0.1:${port}/postgres`,
    folder,
    kill: () => server.end("SIGKILL"),
    async start() {
      server = await start();
    },
    freeze: () => server.signalAll("SIGSTOP"),
    thaw: () => server.signalAll("SIGCONT"),
    async stop() {
      server.signalAll("SIGCONT");
      await server.end("SIGINT");
      await rm(folder, { recursive: true, force: true });
    },
  };
}
