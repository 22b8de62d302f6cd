import { createEmbeddedTestDatabase } from "./embedded-test-database.js";
import { createPostgresTestDatabase } from "./postgres-test-database.js";
import type { TestDatabase, TestDatabaseOptions } from "./test-database.js";

/**
 * A database of its own for one test file, migrated and empty: embedded, or on the Postgres server that
 * `PARLEY_TEST_DATABASE_URL` names (a superuser's address; the tests themselves connect as an ordinary role).
 * The first call on a machine takes seconds, later ones copy what that one made.
 */
export async function createTestDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const adminUrl = process.env.PARLEY_TEST_DATABASE_URL;
  return adminUrl ? createPostgresTestDatabase(adminUrl, options) : createEmbeddedTestDatabase(options);
}
