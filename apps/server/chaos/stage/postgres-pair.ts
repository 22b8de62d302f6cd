import { type StandbyPostgres, startStandby, type ThrowawayPostgres } from "@parley/db/testing";
import postgres, { type Sql } from "postgres";
import { sleep } from "../../bench/harness/sleep.js";
import type { Oracle } from "../checker/oracle.js";
import { readLogs } from "./read-log.js";
import type { PostgresPair, StageDatabase } from "./stage-database.js";

/** Like the primary's: a standby must allow at least as many connections. */
const MAX_CONNECTIONS = 200;

const connect = (url: string): Sql => postgres(url, { max: 2, onnotice: () => undefined });

/** Postgres with a streaming standby; whichever of the two is the primary is found at the same address. */
export class ClusterDatabase implements StageDatabase, PostgresPair {
  private standby: Promise<StandbyPostgres>;

  constructor(
    private primary: ThrowawayPostgres,
    private readonly folder: string,
    /** The spare port on which the server that was killed is read once more. */
    private readonly findPort: () => Promise<number>,
    private readonly oracle: () => Oracle,
  ) {
    this.standby = this.follow();
  }

  get servers(): PostgresPair {
    return this;
  }

  private follow(): Promise<StandbyPostgres> {
    const following = startStandby(this.primary, { maxConnections: MAX_CONNECTIONS, parentFolder: this.folder });
    following.catch(() => undefined);
    return following;
  }

  /** Resolves when the standby follows. */
  async ready(): Promise<void> {
    await this.standby;
  }

  async withSql<Result>(work: (sql: Sql) => Promise<Result>): Promise<Result> {
    const sql = connect(this.primary.url);
    try {
      return await work(sql);
    } finally {
      await sql.end({ timeout: 1 });
    }
  }

  kill(): Promise<void> {
    return this.primary.kill();
  }
  start(): Promise<void> {
    return this.primary.start();
  }
  freeze(): void {
    this.primary.freeze();
  }
  thaw(): void {
    this.primary.thaw();
  }

  async failOver(lagMs: number): Promise<void> {
    const standby = await this.standby.catch(() => this.follow());
    const { primary: old } = this;
    const port = Number(new URL(old.url).port);
    await standby.detach();
    await sleep(lagMs);
    await old.kill();
    await standby.promote(port);
    this.primary = standby;
    // What only the old one knew may have been shown: the oracle must know it too.
    await old.start(await this.findPort());
    const sql = connect(old.url);
    try {
      await readLogs(sql, this.oracle());
    } finally {
      await sql.end();
      await old.stop();
    }
    this.standby = this.follow();
  }

  async stop(): Promise<void> {
    const standby = await this.standby.catch(() => undefined);
    await standby?.stop();
    await this.primary.stop();
  }
}
