import type { Sql } from "postgres";

/** The database of a stage, whichever engine it runs on. */
export interface StageDatabase {
  /** Lends a superuser's connection to it. On the embedded engine the node must be down, which alone may have it open. */
  withSql<Result>(work: (sql: Sql) => Promise<Result>): Promise<Result>;
  /** Only in a cluster. */
  readonly servers?: PostgresPair;
}

/** A primary and the standby behind it. */
export interface PostgresPair {
  kill(): Promise<void>;
  start(): Promise<void>;
  freeze(): void;
  thaw(): void;
  /** Cuts the standby off for so long, kills the primary and lets the standby take its place, without the tail. */
  failOver(lagMs: number): Promise<void>;
}
