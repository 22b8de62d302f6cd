import { Redis } from "ioredis";
import type { Logger } from "../observability/logger.js";

/** A command without an answer for this long has failed, in milliseconds (SPEC N1). */
const COMMAND_TIMEOUT_MS = 200;
/** A connection that owes answers and is silent for this long is given up, in milliseconds: its Redis is frozen or cut off. */
const SILENCE_MS = 1_000;
const CONNECT_TIMEOUT_MS = 2_000;
const LONGEST_RETRY_MS = 1_000;

/**
 * A connection that never makes anybody wait: commands fail at once while it is not ready, nothing is queued or sent
 * again, and it comes back by itself. Says in the log when it goes and when it is back.
 */
export function createRedisConnection(url: string, name: string, logger: Logger): Redis {
  const redis = new Redis(url, {
    lazyConnect: true,
    connectionName: name,
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    autoResubscribe: false,
    // What waits when a connection breaks is rejected then, not after the next connection.
    maxRetriesPerRequest: 0,
    commandTimeout: COMMAND_TIMEOUT_MS,
    socketTimeout: SILENCE_MS,
    connectTimeout: CONNECT_TIMEOUT_MS,
    retryStrategy: (attempt) => Math.min(50 * 2 ** Math.min(attempt, 6), LONGEST_RETRY_MS) * (0.5 + Math.random() / 2),
  });
  let problem = "the connection was closed";
  let wasAway = false;
  redis.on("error", (error) => {
    problem = error.message;
  });
  redis.on("close", () => {
    if (!wasAway) logger.warn({ connection: name, problem }, "Redis does not answer; going on without it");
    wasAway = true;
  });
  redis.on("ready", () => {
    if (wasAway) logger.info({ connection: name }, "Redis answers again");
    wasAway = false;
  });
  return redis;
}

/** Ends a connection for good, whatever state it is in. */
export function endRedisConnection(redis: Redis): void {
  redis.removeAllListeners("close");
  redis.disconnect();
}
