import type { PostgresJsDatabase } from "drizzle-orm/postgres-js";
import type postgres from "postgres";
import type * as schema from "../schema/index.js";

/** The postgres.js handle: bigint comes as number, timestamptz as ISO 8601 string in UTC with milliseconds. */
export type Sql = postgres.Sql;

export type Orm = PostgresJsDatabase<typeof schema>;

/** An open transaction, with the schema's tables. Inside a transaction use nothing else to reach the database. */
export type Tx = Parameters<Parameters<Orm["transaction"]>[0]>[0];

export interface TransactionOptions {
  /** Default: read committed. */
  isolation?: "repeatable read";
  readOnly?: boolean;
  /** Time-out in milliseconds for a statement, for waiting on a lock and for idling. Default 2000 (SPEC W9). */
  timeoutMs?: number;
}

export interface Database {
  readonly kind: "embedded" | "postgres";
  /**
   * Handle for one-round-trip function calls (definer functions, the send function). It runs as the connecting role,
   * so every function called through it fences itself. Tables are read and written through `withWorkspace`.
   */
  readonly sql: Sql;
  /**
   * Runs `fn` in one transaction as the service role, seeing one workspace. Commits when `fn` resolves, rolls back
   * when it rejects or any query in it failed. Time-outs: see {@link TransactionOptions}; the embedded database has
   * no statement time-out.
   * @throws TypeError when `workspaceId` is not a UUID.
   */
  withWorkspace<T>(workspaceId: string, fn: (tx: Tx) => Promise<T>, options?: TransactionOptions): Promise<T>;
  /** Runs `fn` in one transaction on the identity tables (users, sessions); no workspace table can be seen. */
  withIdentity<T>(fn: (tx: Tx) => Promise<T>, options?: TransactionOptions): Promise<T>;
  /** Resolves when the database answers a query; rejects after 3 seconds of silence. */
  ping(): Promise<void>;
  /** Waits up to 5 seconds for what is running, then closes every connection. Repeated calls are fine. */
  close(): Promise<void>;
}
