import type { SharedMessage } from "@parley/api";
import type { ClientState } from "./client-state.js";
import { getTimelinesOf } from "./get-timelines-of.js";

/** The newest state of a message among all the places where the client may hold it. */
export function findKnownMessage(
  state: ClientState,
  conversationId: string,
  messageId: string,
): SharedMessage | undefined {
  const last = state.conversations[conversationId]?.lastMessage;
  const held = [
    ...getTimelinesOf(state, conversationId).map(([, { items }]) => items.find(({ id }) => id === messageId)),
    last?.id === messageId ? last : undefined,
    state.recent.messages.find(({ id }) => id === messageId),
  ];
  return held.reduce<SharedMessage | undefined>(
    (newest, message) => (message && (!newest || message.rev > newest.rev) ? message : newest),
    undefined,
  );
}
