import { join } from "node:path";
import type { Bench } from "../../../scripts/bench-contract.js";
import { getFirstLoad } from "../src/testing/get-first-load";

/** What a browser has to load before the first conversation shows, from the build that is served. */
export const benches: Bench[] = [
  {
    name: "web.firstload",
    run: async ({ root }) => {
      const files = getFirstLoad(join(root, "apps/web/dist"));
      const kilobytes = files.reduce((sum, { gzip }) => sum + gzip, 0) / 1_000;
      return { value: kilobytes, unit: "KB of JS, gzip", n: 1, goal: { of: "value", atMost: 180 } };
    },
  },
];
