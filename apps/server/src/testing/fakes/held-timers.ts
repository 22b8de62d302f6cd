import { systemTimers, type Timers } from "../../timers.js";

/** Timers that never run: what hangs on them happens when a test says so. */
export const heldTimers: Timers = {
  ...systemTimers,
  after: () => () => undefined,
  every: () => () => undefined,
};
