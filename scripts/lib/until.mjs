import { setTimeout as delay } from "node:timers/promises";

/**
 * Waits until a condition holds.
 * @param {string} what for the message when it never does
 * @param {() => Promise<boolean>} condition
 * @param {number} [timeoutMs]
 */
export async function until(what, condition, timeoutMs = 30_000) {
  const end = performance.now() + timeoutMs;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`Waited ${timeoutMs / 1000} s in vain: ${what}`);
    await delay(50);
  }
}
