import { fileURLToPath } from "node:url";
import { defaultClientConditions, defaultServerConditions } from "vite";
import { defineConfig } from "vitest/config";
import { AlikeSequencer } from "./vitest.sequencer.ts";

/** PARLEY_TEST_KIND narrows a run to one kind of file; scripts/lib/suites.mjs sets it. */
const otherKinds: Record<string, string[]> = {
  quick: ["**/*.{pg,dist,thorough}.test.*", "**/*.fuzz.*"],
  unit: ["**/*.{pg,dist}.test.*"],
  pg: ["**/!(*.pg).test.*"],
  dist: ["**/!(*.dist).test.*"],
};

/** A database test may be for one engine only, whose name it then bears. */
const otherEngine = process.env.PARLEY_TEST_DATABASE_URL ? "embedded" : "postgres";

/**
 * What every suite shares: `export default mergeConfig(shared, defineConfig({ test: { name: "db" } }))`.
 *
 * The name of a test file says what it needs: `x.pg.test.ts` a database (run on the embedded one, and again on the
 * Postgres of PARLEY_TEST_DATABASE_URL), `x.embedded.pg.test.ts` and `x.postgres.pg.test.ts` that one of them,
 * `x.cluster.pg.test.ts` a real Postgres and a Redis, since several servers cannot
 * share an embedded database (not collected without PARLEY_TEST_DATABASE_URL), `x.dist.test.ts` the built product,
 * `x.cluster.dist.test.ts` in addition the programs of a cluster (not collected without PARLEY_TEST_CLUSTER), every other
 * `x.test.ts` nothing at all. Of those, `x.thorough.test.ts` takes long and seldom tells what the others do not, and
 * `x.fuzz.test.ts` draws what it does: `npm run verify` leaves both to `npm test`.
 */
export const shared = defineConfig({
  resolve: { conditions: ["source", ...defaultClientConditions] },
  ssr: { resolve: { conditions: ["source", ...defaultServerConditions] } },
  test: {
    include: ["**/*.test.{ts,tsx,mjs}"],
    exclude: [
      "**/node_modules/**",
      "**/dist/**",
      "**/e2e/**",
      ...(otherKinds[process.env.PARLEY_TEST_KIND ?? ""] ?? []),
      `**/*.${otherEngine}.pg.test.*`,
      ...(process.env.PARLEY_TEST_DATABASE_URL ? [] : ["**/*.cluster.pg.test.*"]),
      ...(process.env.PARLEY_TEST_CLUSTER ? [] : ["**/*.cluster.dist.test.*"]),
    ],
    sequence: { sequencer: AlikeSequencer },
    setupFiles: [fileURLToPath(new URL("vitest.deadlines.ts", import.meta.url))],
    allowOnly: false,
    passWithNoTests: false,
    // Suites share their worker's modules, which are most of their cost; a suite puts back what it changed (below).
    isolate: !["quick", "unit", "pg"].includes(process.env.PARLEY_TEST_KIND ?? ""),
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
    // A test without a single expectation cannot fail.
    expect: { requireAssertions: true, poll: { timeout: 15_000 } },
    // For what hangs: a test that starts two processes takes 35 s on a machine three times slower than most.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
