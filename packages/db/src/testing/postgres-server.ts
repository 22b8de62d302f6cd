import { execFile } from "node:child_process";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import postgres from "postgres";
import { ServerProcess } from "./server-process.js";

/** A Postgres server that exists for one test or script. */
export interface ThrowawayPostgres {
  /** A superuser's address; stays the same over `kill` and `start`. */
  readonly url: string;
  /** Everything the server keeps lies here. */
  readonly folder: string;
  /** Ends every process of the server at once, without a shutdown (`kill -9`). */
  kill(): Promise<void>;
  /** Starts a killed server again on the same data, and on the same port unless another is given. */
  start(port?: number): Promise<void>;
  /** Stops every process where it stands (SIGSTOP): connections stay open and nothing answers. */
  freeze(): void;
  thaw(): void;
  /** Shuts the server down and removes its data. */
  stop(): Promise<void>;
}

/** A server that follows another one, until it takes its place. */
export interface StandbyPostgres extends ThrowawayPostgres {
  /** Takes in nothing more of what its primary writes: from here on it lacks the tail. */
  detach(): Promise<void>;
  /** Becomes a primary with what it has, on this port, which must be free: its clients find it where the old one was. */
  promote(port: number): Promise<void>;
}

export const SUPERUSER = "postgres";
const run = promisify(execFile);

export interface PostgresServerOptions {
  /** Folder of the programs. */
  binaries: string;
  user: { uid: number; gid: number } | undefined;
  /** Holds the folder `data`; removed by `stop`. */
  folder: string;
  port: number;
  settings: Record<string, string>;
}

/** One data folder, and the server that runs on it. */
export class PostgresServer implements StandbyPostgres {
  readonly #options: PostgresServerOptions;
  #port: number;
  #process: ServerProcess | undefined;

  constructor(options: PostgresServerOptions) {
    this.#options = options;
    this.#port = options.port;
  }

  get folder(): string {
    return this.#options.folder;
  }

  get url(): string {
    return `postgres://${SUPERUSER}@127.0.0.1:${this.#port}/postgres`;
  }

  get #data(): string {
    return join(this.folder, "data");
  }

  async start(port = this.#port): Promise<void> {
    this.#port = port;
    const { binaries, user, settings } = this.#options;
    const given = Object.entries({ port: String(port), ...settings });
    const args = ["-D", this.#data, ...given.flatMap(([name, value]) => ["-c", `${name}=${value}`])];
    const started = new ServerProcess({ command: join(binaries, "postgres"), args, user });
    await started.ready();
    this.#process = started;
  }

  async kill(): Promise<void> {
    await this.#process?.end("SIGKILL");
  }

  freeze(): void {
    this.#process?.signalAll("SIGSTOP");
  }

  thaw(): void {
    this.#process?.signalAll("SIGCONT");
  }

  async detach(): Promise<void> {
    const sql = postgres(this.url, { max: 1, onnotice: () => undefined });
    try {
      await sql`alter system set primary_conninfo = ''`;
      await sql`select pg_reload_conf()`;
      for (let receivers = 1; receivers > 0; ) {
        const [row] = await sql<{ receivers: number }[]>`
          select count(*)::int as receivers, pg_sleep(0.01)::text from pg_stat_wal_receiver`;
        receivers = row?.receivers ?? 0;
      }
    } finally {
      await sql.end();
    }
  }

  async promote(port: number): Promise<void> {
    const { binaries, user } = this.#options;
    await run(join(binaries, "pg_ctl"), ["promote", "-D", this.#data, "-w"], { ...user, cwd: "/" });
    await this.#process?.end("SIGINT");
    await this.start(port);
  }

  async stop(): Promise<void> {
    this.thaw();
    await this.#process?.end("SIGINT");
    await rm(this.folder, { recursive: true, force: true });
  }
}
