export { assertServiceRole } from "./assert-service-role.js";
export type { Database, Orm, Sql, TransactionOptions, Tx } from "./client/database.js";
export { type DatabaseLogger, type OpenDatabaseOptions, openDatabase } from "./client/open-database.js";
export { enterIdentity, enterWorkspace } from "./client/service-transaction.js";
export { counter, instant } from "./columns.js";
export * from "./errors/database-errors.js";
export * from "./errors/sql-state.js";
export { type MigrateOptions, migrate } from "./migrate/migrate.js";
export * from "./schema/index.js";
