import { z } from "zod";
import { Id, Instant, InstantInput } from "../../ids.js";
import { LIMITS } from "../../limits.js";
import { singleLine } from "../../text.js";

/** What others see. `offline` is never chosen, only found. */
export const PresenceStatus = z.enum(["online", "away", "dnd", "offline"]);
export type PresenceStatus = z.infer<typeof PresenceStatus>;

export const MemberPresence = z.object({
  memberId: Id,
  status: PresenceStatus,
  /** When they were last connected; `null` while connected, and for those who never were or hide it. */
  lastSeenAt: Instant.nullable(),
  text: z.string().nullable(),
  emoji: z.string().nullable(),
});
export type MemberPresence = z.infer<typeof MemberPresence>;

/**
 * The status to hold while connected: `online` lets idleness decide, `invisible` shows as offline. `until` ends a
 * chosen status and its text; without it they hold.
 */
export const PresenceSetInput = z.strictObject({
  status: z.enum(["online", "away", "dnd", "invisible"]),
  until: InstantInput.nullish(),
  text: singleLine(LIMITS.statusText).nullish(),
  emoji: singleLine({ max: 32 }).nullish(),
});
export type PresenceSetInput = z.infer<typeof PresenceSetInput>;

export const PresenceGetInput = z.strictObject({ memberIds: z.array(Id).min(1).max(LIMITS.lookup) });
export type PresenceGetInput = z.infer<typeof PresenceGetInput>;
/** Those of the asked who share a conversation with the reader. */
export const PresenceGetOutput = z.object({ presences: z.array(MemberPresence) });

/** `connectionId` is told by the `ready` signal of `live.ephemeral`. */
export const PresenceSignalInput = z.strictObject({ connectionId: Id, idle: z.boolean() });
export type PresenceSignalInput = z.infer<typeof PresenceSignalInput>;
