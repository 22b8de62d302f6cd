import pino, { type Logger as PinoLogger } from "pino";

/** Structured log lines; never with message text, passwords or tokens. */
export type Logger = Pick<PinoLogger, "debug" | "info" | "warn" | "error">;

/** A logger that writes JSON lines to standard error, so that standard output stays for people. */
export function createLogger(level: string): Logger {
  return pino(
    { level, base: undefined, redact: ["password", "token", "text", "*.password", "*.token", "*.text"] },
    pino.destination(2),
  );
}
