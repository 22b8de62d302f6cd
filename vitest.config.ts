import { defineConfig } from "vitest/config";
import { AlikeSequencer } from "./vitest.sequencer.ts";

/** All suites in one run; each folder's own vitest.config.ts builds on vitest.shared.ts. */
export default defineConfig({
  test: { projects: ["packages/*", "apps/*", "scripts"], sequence: { sequencer: AlikeSequencer } },
});
