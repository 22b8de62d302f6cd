import { createEmbeddedTestDatabase } from "./embedded-test-database.js";
import { createPostgresTestDatabase } from "./postgres-test-database.js";
import type { TestDatabase } from "./test-database.js";

/**
 * A migrated, empty database of its own for one test file: embedded, or on the Postgres server that
 * `PARLEY_TEST_DATABASE_URL` names (a superuser's address; the tests themselves connect as an ordinary role).
 * The first call on a machine takes seconds, later ones copy what that one made.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const url = process.env.PARLEY_TEST_DATABASE_URL;
  return url ? createPostgresTestDatabase(url) : createEmbeddedTestDatabase();
}
