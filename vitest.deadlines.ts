import { vi } from "vitest";

/** How long a test waits for what may never come, in milliseconds. A busy machine needs more than the second vitest gives. */
const DEADLINE_MS = 15_000;
const IS_PATIENT = Symbol.for("parley.is-patient");

type Options = number | { timeout?: number; interval?: number };

const withDeadline = (options?: Options) =>
  typeof options === "number" ? options : { timeout: DEADLINE_MS, ...options };

// Suites of one worker share `vi`.
if (!(IS_PATIENT in vi)) {
  const { waitFor, waitUntil } = vi;
  Object.assign(vi, {
    [IS_PATIENT]: true,
    waitFor: <T>(callback: () => T | Promise<T>, options?: Options) => waitFor(callback, withDeadline(options)),
    waitUntil: <T>(callback: () => T | Promise<T>, options?: Options) => waitUntil(callback, withDeadline(options)),
  });
}
