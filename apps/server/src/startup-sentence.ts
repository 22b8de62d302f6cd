import { DatabaseUnreachableError, DataFolderInUseError, DiskFullError } from "@parley/db";
import { ConfigError } from "./config.js";

/** What to tell the operator when the start fails: one sentence for what is known, the whole error for what is not. */
export function startupSentence(error: unknown): string {
  if (
    error instanceof ConfigError ||
    error instanceof DataFolderInUseError ||
    error instanceof DatabaseUnreachableError ||
    error instanceof DiskFullError
  )
    return error.message;
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "EADDRINUSE") return `The port ${portOf(error)} is taken by another program; choose one with PORT=…`;
  if (code === "EACCES")
    return `The port ${portOf(error)} may not be opened by this user; choose one above 1023 with PORT=…`;
  if (code === "EADDRNOTAVAIL") return "HOST names no address of this machine.";
  if (code === "ENOSPC") return "The disk is full.";
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function portOf(error: unknown): string {
  return error instanceof Error && "port" in error ? String(error.port) : "wanted";
}
