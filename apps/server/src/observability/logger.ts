import pino, { type DestinationStream, type Logger as PinoLogger } from "pino";
import { describeError } from "./describe-error.js";

/** Structured log lines; never with message text, passwords or tokens. Errors go in as `err`. */
export type Logger = Pick<PinoLogger, "debug" | "info" | "warn" | "error">;

/**
 * A logger that writes JSON lines to standard error, so that standard output stays for people; or to `destination`.
 * Errors are shown without the values they quote (`describeError`).
 */
export function createLogger(level: string, destination: DestinationStream = pino.destination(2)): Logger {
  return pino(
    {
      level,
      base: undefined,
      serializers: { err: describeError },
      redact: ["password", "token", "text", "*.password", "*.token", "*.text"],
    },
    destination,
  );
}
