import type { Clock } from "../../clock.js";

/** Runs ahead of the machine's clock by what the test adds. */
export interface TestClock extends Clock {
  /** Moves on by so many milliseconds. */
  advance(ms: number): void;
}

/** A clock that stands where the machine's does until it is moved. */
export function createTestClock(): TestClock {
  let ahead = 0;
  return {
    now: () => Date.now() + ahead,
    advance: (ms) => {
      ahead += ms;
    },
  };
}
