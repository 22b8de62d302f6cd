import { z } from "zod";
import { Id, Instant, InstantInput } from "../../ids.js";
import { LIMITS } from "../../limits.js";
import { singleLine } from "../../text.js";
import { Emoji } from "../reactions/schemas.js";

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
  /** When the chosen status, text and emoji end by themselves; `null` when they hold until they are changed. */
  until: Instant.nullable(),
});
export type MemberPresence = z.infer<typeof MemberPresence>;

/** What can be chosen: `online` lets idleness decide, `invisible` shows as offline. */
export const ChosenPresenceStatus = z.enum(["online", "away", "dnd", "invisible"]);
export type ChosenPresenceStatus = z.infer<typeof ChosenPresenceStatus>;

/**
 * The status to hold while connected: `online` lets idleness decide, `invisible` shows as offline. `until` ends a
 * chosen status and its text; without it they hold.
 */
export const PresenceSetInput = z.strictObject({
  status: ChosenPresenceStatus,
  until: InstantInput.nullish(),
  text: singleLine(LIMITS.statusText).nullish(),
  emoji: Emoji.nullish(),
});
export type PresenceSetInput = z.infer<typeof PresenceSetInput>;

export const PresenceGetInput = z.strictObject({ memberIds: z.array(Id).min(1).max(LIMITS.lookup) });
export type PresenceGetInput = z.infer<typeof PresenceGetInput>;
/** What the reader themselves chose, as it stands: others may see something else, such as being away. */
export const OwnPresence = MemberPresence.pick({ text: true, emoji: true, until: true }).extend({
  status: ChosenPresenceStatus,
});
export type OwnPresence = z.infer<typeof OwnPresence>;
/** Those of the asked who share a conversation with the reader; `own` is `null` unless the reader is among the asked. */
export const PresenceGetOutput = z.object({ presences: z.array(MemberPresence), own: OwnPresence.nullable() });
export type PresenceGetOutput = z.infer<typeof PresenceGetOutput>;

/** `connectionId` is told by the `ready` signal of `live.ephemeral`. */
export const PresenceSignalInput = z.strictObject({ connectionId: Id, idle: z.boolean() });
export type PresenceSignalInput = z.infer<typeof PresenceSignalInput>;
