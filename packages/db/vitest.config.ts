import { defineConfig, mergeConfig } from "vitest/config";
import { shared } from "../../vitest.shared.js";

// A file may be for one engine only: `x.postgres.pg.test.ts`, `x.embedded.pg.test.ts`.
const otherEngine = process.env.PARLEY_TEST_DATABASE_URL ? "embedded" : "postgres";

export default mergeConfig(shared, defineConfig({ test: { name: "db", exclude: [`**/*.${otherEngine}.pg.test.ts`] } }));
