import type { Logger } from "../../observability/logger.js";

/** Says nothing: for tests in which faults are expected. */
export const silentLogger: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};
