import type { ReactionEvent, SharedMessage, ThreadChanged } from "@parley/api";
import type { RecentEvents } from "../../sync/state/client-state.js";

/** Events of each kind kept for mending late answers. */
const RECENT_LIMIT = 500;

/** Keeps the newest state of a message that an event told. */
export function rememberMessage(recent: RecentEvents, message: SharedMessage): RecentEvents {
  const known = recent.messages.find(({ id }) => id === message.id);
  if (known && known.rev >= message.rev) return recent;
  const messages = [...recent.messages.filter(({ id }) => id !== message.id), message];
  const dropped = messages.length > RECENT_LIMIT ? messages.shift() : undefined;
  return { ...recent, floor: Math.max(recent.floor, dropped?.rev ?? 0), messages };
}

/** Keeps a reaction that an event told. */
export function rememberReaction(recent: RecentEvents, event: ReactionEvent): RecentEvents {
  const reactions = [...recent.reactions, event];
  const dropped = reactions.length > RECENT_LIMIT ? reactions.shift() : undefined;
  return { ...recent, floor: Math.max(recent.floor, dropped?.seq ?? 0), reactions };
}

/** Keeps how a thread stood at an event; only the last of each thread says anything. */
export function rememberThread(recent: RecentEvents, event: ThreadChanged): RecentEvents {
  const threads = [...recent.threads.filter(({ rootId }) => rootId !== event.rootId), event];
  const dropped = threads.length > RECENT_LIMIT ? threads.shift() : undefined;
  return { ...recent, floor: Math.max(recent.floor, dropped?.seq ?? 0), threads };
}
