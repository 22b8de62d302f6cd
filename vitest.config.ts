import { defineConfig } from "vitest/config";

/** All suites in one run; each folder's own vitest.config.ts builds on vitest.shared.ts. */
export default defineConfig({ test: { projects: ["packages/*", "apps/*", "scripts"] } });
