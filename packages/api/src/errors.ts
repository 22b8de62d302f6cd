/**
 * Every reason a call can be refused for, with the tRPC code it travels under. A client shows a text of its own for
 * the reason, in the reader's language; the code tells programs what kind of refusal it is.
 */
export const REASONS = {
  INVALID_INPUT: "BAD_REQUEST",
  BAD_CURSOR: "BAD_REQUEST",
  PUSH_ENDPOINT_REFUSED: "BAD_REQUEST",
  WORKSPACE_REQUIRED: "BAD_REQUEST",
  HTTP_ONLY: "BAD_REQUEST",
  SOCKET_ONLY: "BAD_REQUEST",
  SIGNED_OUT: "UNAUTHORIZED",
  WRONG_CREDENTIALS: "UNAUTHORIZED",
  SESSION_ENDED: "UNAUTHORIZED",
  FORBIDDEN: "FORBIDDEN",
  ORIGIN_REFUSED: "FORBIDDEN",
  DEACTIVATED: "FORBIDDEN",
  BROADCAST_RESTRICTED: "FORBIDDEN",
  ROLE_TOO_LOW: "FORBIDDEN",
  ROLE_ABOVE_OWN: "FORBIDDEN",
  NOT_FOUND: "NOT_FOUND",
  NONCE_CONFLICT: "CONFLICT",
  VERSION_CONFLICT: "CONFLICT",
  EMAIL_TAKEN: "CONFLICT",
  ALREADY_MEMBER: "CONFLICT",
  LAST_OWNER: "PRECONDITION_FAILED",
  INVITATION_INVALID: "PRECONDITION_FAILED",
  INVITATION_EMAIL_MISMATCH: "PRECONDITION_FAILED",
  CONVERSATION_ARCHIVED: "PRECONDITION_FAILED",
  MEMBER_DEACTIVATED: "PRECONDITION_FAILED",
  MESSAGE_DELETED: "PRECONDITION_FAILED",
  BROADCAST_UNCONFIRMED: "PRECONDITION_FAILED",
  TOO_MANY_REACTIONS: "PRECONDITION_FAILED",
  TOO_MANY_PINS: "PRECONDITION_FAILED",
  TOO_MANY_SAVED: "PRECONDITION_FAILED",
  NOT_A_DIRECT: "PRECONDITION_FAILED",
  NOT_A_GROUP: "PRECONDITION_FAILED",
  TOO_MANY_SCHEDULED: "PRECONDITION_FAILED",
  SEND_TIME_OUT_OF_RANGE: "BAD_REQUEST",
  ALREADY_SENDING: "PRECONDITION_FAILED",
  PAYLOAD_TOO_LARGE: "PAYLOAD_TOO_LARGE",
  RATE_LIMITED: "TOO_MANY_REQUESTS",
  OVERLOADED: "SERVICE_UNAVAILABLE",
  DATABASE_UNAVAILABLE: "SERVICE_UNAVAILABLE",
  TIMED_OUT: "TIMEOUT",
  INTERNAL: "INTERNAL_SERVER_ERROR",
} as const;

/** Why a call was refused. */
export type Reason = keyof typeof REASONS;

/** One fault of an input: where it is and what is wrong with it (`code` is zod's, or one of `text.ts`). */
export interface InputIssue {
  path: (string | number)[];
  code: string;
  message: string;
}

/** What every error carries in `data` beside tRPC's own fields. */
export interface ErrorData {
  reason: Reason;
  /** Milliseconds to wait before trying again; with RATE_LIMITED, OVERLOADED and DATABASE_UNAVAILABLE. */
  retryAfterMs?: number;
  /** With BROADCAST_UNCONFIRMED: how many people would be called. */
  count?: number;
  /** With INVALID_INPUT: what is wrong, field by field. */
  issues?: InputIssue[];
  /** The request's id, to be named when asking for help. */
  requestId?: string;
}

/** The reason of any error that came from Parley; `undefined` for a broken network and everything else. */
export function reasonOf(error: unknown): Reason | undefined {
  return errorDataOf(error)?.reason;
}

/** The whole `ErrorData` of an error that came from Parley. */
export function errorDataOf(error: unknown): ErrorData | undefined {
  if (typeof error !== "object" || error === null || !("data" in error)) return undefined;
  const data: unknown = error.data;
  if (typeof data !== "object" || data === null || !("reason" in data)) return undefined;
  return typeof data.reason === "string" && Object.hasOwn(REASONS, data.reason) ? (data as ErrorData) : undefined;
}
