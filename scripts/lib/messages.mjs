/** A failure a person can act on: printed as its sentence, without a stack. */
export class Failure extends Error {
  /**
   * @param {string} message what happened
   * @param {{ hint?: string, details?: string }} [more] what to do about it; what the failing program said
   */
  constructor(message, { hint, details } = {}) {
    super(message);
    this.name = "Failure";
    this.hint = hint;
    this.details = details;
  }
}

/**
 * Prints why a command failed and lets the process end with exit code 1.
 * @param {unknown} error
 */
export function fail(error) {
  process.exitCode = 1;
  console.error("");
  if (!(error instanceof Failure)) {
    console.error(error);
    return;
  }
  if (error.details) console.error(`${error.details.trimEnd()}\n`);
  console.error(`Failed: ${error.message}`);
  if (error.hint) console.error(error.hint);
}

/**
 * @param {number} milliseconds
 * @returns {string} "0.8 s", "42 s" or "3 min 5 s"
 */
export function duration(milliseconds) {
  const seconds = milliseconds / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 100) return `${Math.round(seconds)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/**
 * Runs one step and tells what it is and how long it took: "Installing packages … 12 s".
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const start = performance.now();
  process.stdout.write(`${title} … `);
  try {
    const result = await work();
    process.stdout.write(`${duration(performance.now() - start)}\n`);
    return result;
  } catch (error) {
    process.stdout.write("failed\n");
    throw error;
  }
}
