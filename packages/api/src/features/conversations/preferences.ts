import type { Conversation, ConversationPreferences } from "./schemas.js";

/** What holds until a member chooses otherwise. */
export const DEFAULT_CONVERSATION_PREFERENCES: ConversationPreferences = {
  level: "all",
  muted: false,
  mutedUntil: null,
  pinned: false,
  hiddenAt: null,
  rev: 0,
};

/** Whether a conversation is out of its member's list: hidden, and nothing was written since. */
export function isHidden({
  preferences: { hiddenAt },
  lastActivityAt,
}: {
  preferences: Pick<ConversationPreferences, "hiddenAt">;
  lastActivityAt: Conversation["lastActivityAt"];
}): boolean {
  return hiddenAt !== null && hiddenAt >= lastActivityAt;
}

/** Whether a conversation is muted at a moment. */
export function isMuted(
  { muted, mutedUntil }: Pick<ConversationPreferences, "muted" | "mutedUntil">,
  now: Date,
): boolean {
  return muted && (mutedUntil === null || Date.parse(mutedUntil) > now.getTime());
}
