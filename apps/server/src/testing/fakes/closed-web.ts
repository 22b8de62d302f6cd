import type { PageRules } from "../../features/previews/index.js";

/** No test looks at the web. */
export const closedWeb: PageRules = {
  resolve: () => Promise.resolve([]),
  isAllowedAddress: () => false,
  isAllowedPort: () => false,
  timeoutMs: 1_000,
  maxBytes: 1_000,
};
