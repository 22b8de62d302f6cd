import type { EphemeralSignal } from "@parley/api/server";

/** Carries signals that are never stored to the open `live.ephemeral` streams. Nobody connected is no error. */
export interface Signals {
  toMember(workspaceId: string, memberId: string, signal: EphemeralSignal): void;
  /** To everybody connected who is in the conversation now, but for one. */
  toConversation(
    workspaceId: string,
    conversationId: string,
    signal: EphemeralSignal,
    options?: { exceptMemberId?: string },
  ): void;
}
