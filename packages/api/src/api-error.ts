import { TRPCError } from "@trpc/server";
import { type ErrorData, REASONS, type Reason } from "./errors.js";

/** The one error services throw on purpose: a reason from the union, and what the caller needs to act on it. */
export class ApiError extends TRPCError {
  readonly reason: Reason;
  readonly details: Omit<ErrorData, "reason" | "requestId">;

  constructor(reason: Reason, options: { message?: string; cause?: unknown } & ApiError["details"] = {}) {
    const { message, cause, ...details } = options;
    super({ code: REASONS[reason], message: message ?? reason, cause });
    this.name = "ApiError";
    this.reason = reason;
    this.details = details;
  }
}

/** NOT_FOUND, the answer for what does not exist and for what the caller may not know of alike. */
export function notFound(what: string): ApiError {
  return new ApiError("NOT_FOUND", { message: `No such ${what}.` });
}
