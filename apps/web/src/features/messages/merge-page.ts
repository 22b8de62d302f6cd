import { freshMessage, type Message, type MessagesListOutput, mergeMessage } from "@parley/api";
import type { ClientState, Timeline } from "../../sync/state/client-state.js";
import { withReactions } from "../reactions/apply.js";

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
  const items = page.items.map((message) => mend(state, message));
  const timeline = state.timelines[conversationId];
  if (anchor === "window") {
    const { hasOlder, hasNewer } = page;
    return upToNow({ items, hasOlder, hasNewer, stale: false, window: (timeline?.window ?? 0) + 1 });
  }
  if (!timeline) return undefined;
  if ("before" in anchor) {
    if (timeline.items[0]?.seq !== anchor.before) return undefined;
    return { ...timeline, items: [...items, ...timeline.items], hasOlder: page.hasOlder };
  }
  if (timeline.items.at(-1)?.seq !== anchor.after) return undefined;
  return upToNow({ ...timeline, items: [...timeline.items, ...items], hasNewer: page.hasNewer });

  /** A page that reached the end when it was made may have been overtaken by events. */
  function upToNow(reached: Timeline): Timeline {
    if (reached.hasNewer) return reached;
    const last = reached.items.at(-1)?.seq ?? -1;
    const newer = state.recent.messages
      .filter((message) => message.conversationId === conversationId && message.seq > last)
      .filter(({ threadRootId }) => threadRootId === null)
      .sort((one, other) => one.seq - other.seq)
      .map((message) => withReactions(freshMessage(message), state.recent.reactions, state.meId));
    return newer.length === 0 ? reached : { ...reached, items: [...reached.items, ...newer] };
  }
}

/** A message as an answer shows it, with what events have told of it since. */
export function mend({ recent, meId }: Pick<ClientState, "recent" | "meId">, message: Message): Message {
  const newer = recent.messages.find(({ id }) => id === message.id);
  return withReactions(newer ? mergeMessage(message, newer) : message, recent.reactions, meId);
}
