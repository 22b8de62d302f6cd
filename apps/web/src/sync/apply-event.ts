import type { EphemeralSignal, LogEvent, ServerEvent } from "@parley/api";
import { conversationReducers } from "../features/conversations/apply.js";
import { draftReducers, draftSignals } from "../features/drafts/apply.js";
import { groupReducers } from "../features/groups/apply.js";
import { memberReducers } from "../features/members/apply.js";
import { messageReducers } from "../features/messages/apply.js";
import { notificationReducers, notificationSignals } from "../features/notifications/apply.js";
import { pinReducers } from "../features/pins/apply.js";
import { preferenceReducers } from "../features/preferences/apply.js";
import { presenceSignals } from "../features/presence/apply.js";
import { previewReducers } from "../features/previews/apply.js";
import { reactionReducers } from "../features/reactions/apply.js";
import { receiptReducers, receiptSignals } from "../features/receipts/apply.js";
import { savedReducers } from "../features/saved/apply.js";
import { scheduledReducers } from "../features/scheduled/apply.js";
import { threadReducers, threadSignals } from "../features/threads/apply.js";
import { typingReducers, typingSignals } from "../features/typing/apply.js";
import type { Applied, Change, ClientState, Refetch } from "./state/client-state.js";
import { gather } from "./state/gather.js";
import type { EventReducers, SignalReducers } from "./state/reducers.js";

const events: readonly EventReducers[] = [
  messageReducers,
  reactionReducers,
  conversationReducers,
  memberReducers,
  groupReducers,
  pinReducers,
  savedReducers,
  scheduledReducers,
  draftReducers,
  previewReducers,
  threadReducers,
  typingReducers,
  receiptReducers,
  preferenceReducers,
  notificationReducers,
];
const signals: readonly SignalReducers[] = [
  receiptSignals,
  threadSignals,
  presenceSignals,
  typingSignals,
  notificationSignals,
  draftSignals,
];

function isLogEvent(event: ServerEvent): event is LogEvent {
  return event.type !== "sync" && event.type !== "gap" && event.type !== "reset";
}

/**
 * Takes one event of `live.events` into the state. Events come in order, each once; one at or below `state.seq` changes
 * nothing. `reset` changes nothing either: whoever follows the stream begins with a new snapshot.
 */
export function applyEvent(state: ClientState, event: ServerEvent): Applied {
  if (event.type === "reset" || event.seq <= state.seq) return { state, refetch: [] };
  if (isLogEvent(event)) {
    const changes = events.map((reducers) => {
      const reduce = reducers[event.type] as ((state: ClientState, event: LogEvent) => Change) | undefined;
      return reduce?.(state, event) ?? {};
    });
    return gather(state, [...changes, { patch: { seq: event.seq } }]);
  }
  const refetch = event.type === "gap" ? getGap(event) : [];
  return { state: { ...state, seq: event.seq }, refetch };
}

/** What an event that could not be shown may have been about. */
function getGap({ conversationId, entityId }: Extract<ServerEvent, { type: "gap" }>): Refetch[] {
  if (conversationId) {
    return [
      { kind: "conversation", conversationId },
      { kind: "timeline", conversationId },
      { kind: "group-members", conversationId },
    ];
  }
  return entityId ? [{ kind: "member", memberId: entityId }, { kind: "directory" }] : [{ kind: "directory" }];
}

/** Takes one signal of `live.ephemeral` into the state; `now` is in milliseconds since the epoch. */
export function applySignal(state: ClientState, signal: EphemeralSignal, now: number): Applied {
  const changes = signals.map((reducers) => {
    const reduce = reducers[signal.type] as
      | ((state: ClientState, signal: EphemeralSignal, now: number) => Change)
      | undefined;
    return reduce?.(state, signal, now) ?? {};
  });
  return gather(state, changes);
}
