/** How often a condition is looked at that nothing tells of, in milliseconds. */
const LOOK_EVERY_MS = 5;

/**
 * Resolves with what `check` gives as soon as it gives something other than `false`, `null` or `undefined` without
 * throwing. It is a deadline, not a pause: with all well it ends at once.
 * @throws Error with what was waited for, and the last error of `check`, once `withinMs` milliseconds are over.
 */
export async function eventually<T>(
  what: string,
  check: () => T | Promise<T>,
  withinMs = 30_000,
): Promise<NonNullable<Exclude<T, false>>> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const last = await attempt(check);
    if (last.met) return last.value;
    if (Date.now() > deadline)
      throw new Error(`Did not come about within ${withinMs} ms: ${what}`, { cause: last.error });
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

type Attempt<T> = { met: true; value: NonNullable<Exclude<T, false>> } | { met: false; error?: unknown };

async function attempt<T>(check: () => T | Promise<T>): Promise<Attempt<T>> {
  try {
    const value = await check();
    if (value === false || value === null || value === undefined) return { met: false };
    return { met: true, value: value as NonNullable<Exclude<T, false>> };
  } catch (error) {
    return { met: false, error };
  }
}
