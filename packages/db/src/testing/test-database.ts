import type { Database } from "../client/database.js";

/** A migrated database that belongs to one test file. */
export interface TestDatabase {
  db: Database;
  /**
   * The same database without row security: transactions stay in a superuser's role, so that only the program's own
   * filters stand between workspaces. For tests that each fence holds alone.
   */
  withoutRowSecurity: Database;
  /** Closes both handles and removes the database. */
  close(): Promise<void>;
}
