import { defineConfig, mergeConfig } from "vitest/config";
import { shared } from "../../vitest.shared.ts";

export default mergeConfig(
  shared,
  defineConfig({
    test: {
      name: "ui",
      environment: "happy-dom",
      setupFiles: ["./src/testing/setup.ts"],
      css: true,
      // Suites share a worker's modules and its page, which testing/setup.ts tidies up: a third of the processor's time.
      isolate: false,
      // Suites that draw speak with their worker all the time, which costs less within one process.
      pool: "threads",
    },
  }),
);
