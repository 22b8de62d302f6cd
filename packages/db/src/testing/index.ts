export { createTestDatabase } from "./create-test-database.js";
export { prepareDataDir } from "./embedded-test-database.js";
export { findPostgresBinaries } from "./postgres-binaries.js";
export {
  type StandbyPostgres,
  type StartPostgresOptions,
  startPostgres,
  startStandby,
  type ThrowawayPostgres,
} from "./start-postgres.js";
export type { TestDatabase } from "./test-database.js";
export { testEngine } from "./test-engine.js";
