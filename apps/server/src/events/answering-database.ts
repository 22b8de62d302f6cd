import { ApiError } from "@parley/api/server";
import { type Database, isConnectionError, isRetryable, sqlState } from "@parley/db";
import { DatabaseCounters } from "./database-counters.js";

/** How long a client waits before it asks again, while the database is away or busy, in milliseconds. */
const RETRY_AFTER_MS = 1_000;

/** Lock, statement and idle time-outs (SPEC W9), and a server that is starting, stopping or full. */
const BUSY_STATES = new Set(["55P03", "57014", "25P03", "57P01", "57P02", "57P03", "53300"]);

/** Gives callers a typed reason instead of a database's own error when it is gone, busy or too slow. */
export function answeringDatabase(db: Database, counters = new DatabaseCounters()): Database {
  const counted = async <T>(transaction: Promise<T>): Promise<T> => {
    counters.transactions += 1;
    try {
      return await answering(transaction);
    } finally {
      counters.transactions -= 1;
    }
  };
  return {
    kind: db.kind,
    sql: db.sql,
    withWorkspace: (workspaceId, fn, options) => counted(db.withWorkspace(workspaceId, fn, options)),
    withIdentity: (fn, options) => counted(db.withIdentity(fn, options)),
    ping: () => db.ping(),
    close: () => db.close(),
  };
}

/** The same for one promise. Throws DATABASE_UNAVAILABLE or OVERLOADED with a wait; anything else as it is. */
export async function answering<T>(promise: Promise<T>): Promise<T> {
  try {
    return await promise;
  } catch (error) {
    if (error instanceof ApiError) throw error;
    if (isConnectionError(error))
      throw new ApiError("DATABASE_UNAVAILABLE", {
        message: "The database does not answer.",
        cause: error,
        retryAfterMs: RETRY_AFTER_MS,
      });
    if (isRetryable(error) || BUSY_STATES.has(sqlState(error) ?? ""))
      throw new ApiError("OVERLOADED", {
        message: "The workspace is busy; try again.",
        cause: error,
        retryAfterMs: RETRY_AFTER_MS,
      });
    throw error;
  }
}
