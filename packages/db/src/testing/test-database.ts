import type { Database } from "../client/database.js";

export interface TestDatabaseOptions {
  /** False gives an empty database, for tests of the migrations themselves. Default true. */
  migrated?: boolean;
}

/** A database that belongs to one test file. */
export interface TestDatabase {
  db: Database;
  /**
   * The same database without row security: transactions stay in a superuser's role, so that only the program's own
   * filters stand between workspaces. For tests that each fence holds alone.
   */
  withoutRowSecurity: Database;
  /** A further handle with connections of its own, as another server would have. Closed together with this one. */
  openAnother(): Promise<Database>;
  /** Closes all handles and removes the database. */
  close(): Promise<void>;
}
