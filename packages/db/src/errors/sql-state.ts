const CONNECTION_CODES = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ECONNABORTED",
  "EPIPE",
  "ETIMEDOUT",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "CONNECT_TIMEOUT",
  "CONNECTION_CLOSED",
  "CONNECTION_ENDED",
  "CONNECTION_DESTROYED",
]);
// class 08, a session ended from outside, a server that starts or stops, no free connection
const CONNECTION_STATES = /^(08...|57P0[1235]|25P0[34]|53300)$/;
const RETRYABLE_STATES = new Set(["40001", "40P01"]);
const UNIQUE_VIOLATION = "23505";
const FOREIGN_KEY_VIOLATION = "23503";
const DISK_FULL = "53100";

/** Walks an error and its causes (Drizzle wraps what the driver throws), outermost first. */
function* causes(error: unknown): Generator<object> {
  const seen = new Set<unknown>();
  for (let at = error; typeof at === "object" && at !== null && !seen.has(at); at = Reflect.get(at, "cause")) {
    seen.add(at);
    yield at;
  }
}

function findText(error: unknown, key: string, accept: (text: string) => boolean): string | undefined {
  for (const cause of causes(error)) {
    const value: unknown = Reflect.get(cause, key);
    if (typeof value === "string" && accept(value)) return value;
  }
  return undefined;
}

/** The five-character SQLSTATE of a database error, or undefined when the database did not report one. */
export function sqlState(error: unknown): string | undefined {
  // system codes such as EPIPE have five capitals too, but no digit
  return findText(error, "code", (code) => /^[0-9A-Z]{5}$/.test(code) && /\d/.test(code));
}

/** True when a unique constraint refused a row: any, or the one named (a unique index counts by its name). */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  if (sqlState(error) !== UNIQUE_VIOLATION) return false;
  return constraint === undefined || findText(error, "constraint_name", () => true) === constraint;
}

/** True when a row names another that is not there, or not any more. */
export function isForeignKeyViolation(error: unknown): boolean {
  return sqlState(error) === FOREIGN_KEY_VIOLATION;
}

/** True when the same transaction may well succeed if run again: serialization failure or deadlock. */
export function isRetryable(error: unknown): boolean {
  return RETRYABLE_STATES.has(sqlState(error) ?? "");
}

/** True when the connection failed, so that it is unknown whether the work was done. */
export function isConnectionError(error: unknown): boolean {
  const code = findText(error, "code", (text) => CONNECTION_CODES.has(text) || CONNECTION_STATES.test(text));
  return code !== undefined;
}

/** True when the database or the file system has no room left. */
export function isDiskFull(error: unknown): boolean {
  return findText(error, "code", (code) => code === DISK_FULL || code === "ENOSPC" || code === "EDQUOT") !== undefined;
}
