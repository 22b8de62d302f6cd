export { createTestDatabase } from "./create-test-database.js";
export type { TestDatabase } from "./test-database.js";
