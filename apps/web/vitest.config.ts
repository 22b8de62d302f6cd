import react from "@vitejs/plugin-react";
import { defineConfig, mergeConfig } from "vitest/config";
import { shared } from "../../vitest.shared";
import { emojiData } from "./emoji-data-plugin";

export default mergeConfig(
  shared,
  defineConfig({
    plugins: [react(), emojiData()],
    test: {
      name: "web",
      environment: "node",
      setupFiles: ["./src/testing/setup.ts"],
      // Suites share a worker's modules and its page, which testing/setup.ts tidies up: a third of the processor's time.
      isolate: false,
      // Suites that draw speak with their worker all the time, which costs less within one process.
      pool: "threads",
    },
  }),
);
