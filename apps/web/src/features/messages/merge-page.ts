import type { Message, MessagesListOutput, SharedMessage } from "@parley/api";
import { freshMessage, mergeMessage } from "@parley/api";
import type { ClientState, Timeline } from "../../sync/state/client-state.js";

/** A page of `messages.list` and how it was asked for. */
export interface ReceivedPage {
  readonly conversationId: string;
  readonly page: MessagesListOutput;
  /** The seq the exclusive anchor had; `"window"` for the newest page and for one around a place, which begin anew. */
  readonly anchor: { readonly before: number } | { readonly after: number } | "window";
  /** `state.seq` when it was asked for. */
  readonly requestedAt: number;
}

/** A page joins the timeline; `"stale"` when too much has happened meanwhile to mend it: ask again. */
export function mergePage(state: ClientState, received: ReceivedPage): ClientState | "stale" {
  if (received.requestedAt < state.recent.floor) return "stale";
  const timeline = joinPage(state, received);
  if (!timeline) return state;
  return { ...state, timelines: { ...state.timelines, [received.conversationId]: timeline } };
}

function joinPage(state: ClientState, { conversationId, page, anchor }: ReceivedPage): Timeline | undefined {
  const recent = state.recent.messages.filter((message) => message.conversationId === conversationId);
  const items = page.items.map((message) => mend(message, recent));
  const timeline = state.timelines[conversationId];
  if (anchor === "window") {
    const { hasOlder, hasNewer } = page;
    return upToNow({ items, hasOlder, hasNewer, stale: false, window: (timeline?.window ?? 0) + 1 }, recent);
  }
  if (!timeline) return undefined;
  if ("before" in anchor) {
    if (timeline.items[0]?.seq !== anchor.before) return undefined;
    return { ...timeline, items: [...items, ...timeline.items], hasOlder: page.hasOlder };
  }
  if (timeline.items.at(-1)?.seq !== anchor.after) return undefined;
  return upToNow({ ...timeline, items: [...timeline.items, ...items], hasNewer: page.hasNewer }, recent);
}

function mend(message: Message, recent: readonly SharedMessage[]): Message {
  const newer = recent.find(({ id }) => id === message.id);
  return newer ? mergeMessage(message, newer) : message;
}

/** A page that reached the end when it was made may have been overtaken by events. */
function upToNow(timeline: Timeline, recent: readonly SharedMessage[]): Timeline {
  if (timeline.hasNewer) return timeline;
  const last = timeline.items.at(-1)?.seq ?? -1;
  const newer = recent
    .filter((message) => message.seq > last && message.threadRootId === null)
    .sort((one, other) => one.seq - other.seq)
    .map(freshMessage);
  return newer.length === 0 ? timeline : { ...timeline, items: [...timeline.items, ...newer] };
}
