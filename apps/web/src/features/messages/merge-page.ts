import { freshMessage, isInTimeline, type Message, type MessagesListOutput, mergeMessage } from "@parley/api";
import type { ClientState, Timeline } from "../../sync/state/client-state.js";
import { takePreviews } from "../previews/take-previews.js";
import { withReactions } from "../reactions/apply.js";
import { withReplies } from "../threads/apply.js";

/** A page of `messages.list` and how it was asked for. */
export interface ReceivedPage {
  readonly conversationId: string;
  /** Of a page of replies: the thread they are in, and its root where the reader may see it. */
  readonly thread?: { readonly rootId: string; readonly root: Message | null } | undefined;
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
  const placeId = received.thread?.rootId ?? received.conversationId;
  const previews = takePreviews(state, received.page, received.requestedAt);
  return { ...state, previews, timelines: { ...state.timelines, [placeId]: timeline } };
}

function joinPage(state: ClientState, { conversationId, thread, page, anchor }: ReceivedPage): Timeline | undefined {
  const beginsWithRoot = thread?.root && !page.hasOlder && (anchor === "window" || "before" in anchor);
  const told = beginsWithRoot ? [thread.root, ...page.items] : page.items;
  const items = told.map((message) => mend(state, message));
  const timeline = state.timelines[thread?.rootId ?? conversationId];
  if (anchor === "window") {
    const { hasOlder, hasNewer } = page;
    const begun = { items, hasOlder, hasNewer, stale: false, window: (timeline?.window ?? 0) + 1 };
    return upToNow(thread ? { ...begun, threadOf: conversationId } : begun);
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
      .filter((message) => (thread ? message.threadRootId === thread.rootId : isInTimeline(message)))
      .sort((one, other) => one.seq - other.seq)
      .map((message) => withNews(state, freshMessage(message)));
    return newer.length === 0 ? reached : { ...reached, items: [...reached.items, ...newer] };
  }
}

/** A message as an answer shows it, with what events have told of it since. */
export function mend({ recent, meId }: Pick<ClientState, "recent" | "meId">, message: Message): Message {
  const newer = recent.messages.find(({ id }) => id === message.id);
  return withNews({ recent, meId }, newer ? mergeMessage(message, newer) : message);
}

/** A message with what events have told of what stands under it. */
export function withNews({ recent, meId }: Pick<ClientState, "recent" | "meId">, message: Message): Message {
  return withReactions(withReplies(message, recent.threads), recent.reactions, meId);
}
