import { z } from "zod";
import { Id, Instant } from "../../ids.js";
import { page } from "../../pagination.js";

/** One sign-in of a person on one device or program. */
export const Session = z.object({
  id: Id,
  kind: z.enum(["cookie", "token"]),
  createdAt: Instant,
  lastSeenAt: Instant,
  /** When it ends by itself if it is not used before. */
  expiresAt: Instant,
  userAgent: z.string(),
  ip: z.string(),
  /** Whether it is the one that asks. */
  current: z.boolean(),
});
export type Session = z.infer<typeof Session>;

export const SessionsListOutput = page(Session);
export const SessionsRevokeInput = z.strictObject({ sessionId: Id });
export type SessionsRevokeInput = z.infer<typeof SessionsRevokeInput>;
export const SessionsRevokeOthersOutput = z.object({ revoked: z.number().int() });
