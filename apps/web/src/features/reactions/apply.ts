import { applyReaction, type Message, type ReactionEvent } from "@parley/api";
import type { Change, ClientState, RecentEvents } from "../../sync/state/client-state.js";
import { getTimelinesOf } from "../../sync/state/get-timelines-of.js";
import type { EventReducers } from "../../sync/state/reducers.js";
import { rememberReaction } from "../messages/recent-events.js";

/** A change of one message wherever the client holds it: its timelines and the preview of its conversation. */
export function changeHeldMessage(
  state: ClientState,
  { conversationId, messageId }: { conversationId: string; messageId: string },
  change: (message: Message) => Message,
): Pick<ClientState, "timelines" | "conversations"> {
  const changed = getTimelinesOf(state, conversationId).flatMap(([placeId, timeline]) => {
    const index = timeline.items.findIndex(({ id }) => id === messageId);
    const shown = timeline.items[index];
    return shown ? [[placeId, { ...timeline, items: timeline.items.with(index, change(shown)) }] as const] : [];
  });
  const conversation = state.conversations[conversationId];
  const preview = conversation?.lastMessage;
  return {
    timelines: changed.length > 0 ? { ...state.timelines, ...Object.fromEntries(changed) } : state.timelines,
    conversations:
      conversation && preview?.id === messageId
        ? { ...state.conversations, [conversationId]: { ...conversation, lastMessage: change(preview) } }
        : state.conversations,
  };
}

/** A message with the reactions that events told of it; none for a deleted one. */
export function withReactions(message: Message, events: RecentEvents["reactions"], readerId: string): Message {
  if (message.deletedAt !== null) return message;
  const known = { reactions: message.reactions, reactionsRev: message.reactionsRev };
  const applied = events
    .filter(({ messageId }) => messageId === message.id)
    .reduce((before, event) => applyReaction(before, event, readerId), known);
  return applied === known ? message : { ...message, ...applied };
}

function applyToggled(state: ClientState, event: ReactionEvent): Change {
  const held = changeHeldMessage(state, event, (message) => withReactions(message, [event], state.meId));
  return { patch: { ...held, recent: rememberReaction(state.recent, event) } };
}

/** What reactions change in timelines and previews. */
export const reactionReducers: EventReducers = {
  "reaction.added": applyToggled,
  "reaction.removed": applyToggled,
};
