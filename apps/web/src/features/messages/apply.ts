import { freshMessage, isInTimeline, type Message, mergeMessage, type SharedMessage } from "@parley/api";
import type { Change, ClientState, Timeline } from "../../sync/state/client-state.js";
import { getTimelinesOf } from "../../sync/state/get-timelines-of.js";
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

/**
 * Takes a changed message into a timeline that shows it; a new one only where the timeline reaches up to now. A thread's
 * timeline is asked about its own messages alone.
 */
export function placeMessage(timeline: Timeline, message: SharedMessage, isNew: boolean): Timeline {
  const index = timeline.items.findIndex(({ id }) => id === message.id);
  if (index >= 0) {
    const items = replaceAt(timeline.items, index, message);
    return items === timeline.items ? timeline : { ...timeline, items };
  }
  const belongs = timeline.threadOf === undefined ? isInTimeline(message) : message.threadRootId !== null;
  if (!isNew || timeline.hasNewer || !belongs) return timeline;
  return { ...timeline, items: insertMessage(timeline.items, freshMessage(message)) };
}

/** A message as it is now, into the timelines that show it: its conversation's, and its thread's. */
export function applyMessage(state: ClientState, message: SharedMessage, isNew: boolean): Change {
  const recent = rememberMessage(state.recent, message);
  const changed = [message.conversationId, message.threadRootId ?? message.id].flatMap((placeId) => {
    const timeline = state.timelines[placeId];
    if (!timeline) return [];
    const placed = placeMessage(timeline, message, isNew);
    return placed === timeline ? [] : [[placeId, placed] as const];
  });
  if (changed.length === 0) return { patch: { recent } };
  return { patch: { recent, timelines: { ...state.timelines, ...Object.fromEntries(changed) } } };
}

function withoutTimeline(state: ClientState, conversationId: string): Change {
  const gone = new Set(getTimelinesOf(state, conversationId).map(([placeId]) => placeId));
  if (gone.size === 0) return {};
  return { patch: { timelines: Object.fromEntries(Object.entries(state.timelines).filter(([id]) => !gone.has(id))) } };
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
