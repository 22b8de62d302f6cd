import { freshMessage, type Message, mergeMessage, type SharedMessage } from "@parley/api";
import type { Change, ClientState, Timeline } from "../../sync/state/client-state.js";
import type { EventReducers } from "../../sync/state/reducers.js";
import { rememberMessage } from "./recent-events.js";

/** Puts a message where its seq says, or takes over its newer state. The list stays the same object if nothing changes. */
export function insertMessage(items: readonly Message[], message: Message): readonly Message[] {
  const known = items.findIndex(({ id }) => id === message.id);
  if (known >= 0) return replaceAt(items, known, message);
  const after = items.findIndex(({ seq }) => seq > message.seq);
  return after < 0 ? [...items, message] : [...items.slice(0, after), message, ...items.slice(after)];
}

function replaceAt(items: readonly Message[], index: number, shared: SharedMessage): readonly Message[] {
  const known = items[index];
  if (!known) return items;
  const merged = mergeMessage(known, shared);
  return merged === known ? items : items.with(index, merged);
}

/** Takes a changed message into a timeline that shows it; a new one only where the timeline reaches up to now. */
export function placeMessage(timeline: Timeline, message: SharedMessage, isNew: boolean): Timeline {
  const index = timeline.items.findIndex(({ id }) => id === message.id);
  if (index >= 0) {
    const items = replaceAt(timeline.items, index, message);
    return items === timeline.items ? timeline : { ...timeline, items };
  }
  if (!isNew || timeline.hasNewer || message.threadRootId !== null) return timeline;
  return { ...timeline, items: insertMessage(timeline.items, freshMessage(message)) };
}

/** A message as it is now, into the timeline that shows it. */
export function applyMessage(state: ClientState, message: SharedMessage, isNew: boolean): Change {
  const recent = rememberMessage(state.recent, message);
  const timeline = state.timelines[message.conversationId];
  if (!timeline) return { patch: { recent } };
  const placed = placeMessage(timeline, message, isNew);
  if (placed === timeline) return { patch: { recent } };
  return { patch: { recent, timelines: { ...state.timelines, [message.conversationId]: placed } } };
}

function withoutTimeline(state: ClientState, conversationId: string): Change {
  const { [conversationId]: gone, ...timelines } = state.timelines;
  return gone ? { patch: { timelines } } : {};
}

/** The timelines' part in every event about messages. */
export const messageReducers: EventReducers = {
  "message.sent": (state, { message }) => applyMessage(state, message, true),
  "message.edited": (state, { message }) => applyMessage(state, message, false),
  "message.deleted": (state, { message }) => applyMessage(state, message, false),
  "conversation.deleted": (state, { conversationId }) => withoutTimeline(state, conversationId),
  // Rejoining a group may show another stretch of its past.
  "conversation.joined": (state, { conversationId, memberId }) =>
    memberId === state.meId ? withoutTimeline(state, conversationId) : {},
  "conversation.left": (state, { conversationId, memberId }) =>
    memberId === state.meId ? withoutTimeline(state, conversationId) : {},
};
