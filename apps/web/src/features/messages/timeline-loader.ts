import type { MessagesListOutput, ParleyClient, Thread } from "@parley/api";
import type { Refetch } from "../../sync/state/client-state.js";
import { getPlaceId, type MessagePlace } from "../../sync/state/message-place.js";
import type { WorkspaceStore } from "../../sync/workspace-store";
import { getPeopleOf } from "../members/apply.js";
import { receiveThreadState } from "../threads/receive-thread-state.js";
import { mergePage, type ReceivedPage } from "./merge-page.js";

/** Which stretch of a conversation to show. A number is the seq of a message to show around. */
export type WindowAnchor = "newest" | "firstUnread" | number;

/** Fetches stretches of conversations, and of their threads where a root is given, into the workspace's state. */
export interface TimelineLoader {
  /** Begins the timeline anew at the anchor. Asking twice while the first is under way fetches once. */
  loadWindow(conversationId: string, anchor: WindowAnchor, threadRootId?: string): Promise<void>;
  /** The page before, or after, what is loaded. */
  loadOlder(conversationId: string, threadRootId?: string): Promise<void>;
  loadNewer(conversationId: string, threadRootId?: string): Promise<void>;
}

export interface TimelineLoaderDeps {
  readonly client: Pick<ParleyClient, "messages" | "threads">;
  readonly store: WorkspaceStore;
  /** Has people fetched who wrote but are not known. */
  refetch(wanted: readonly Refetch[]): void;
}

/** A page overtaken by more events than are remembered is asked for again, this often at most. */
const TRIES = 3;

export function createTimelineLoader({ client, store, refetch }: TimelineLoaderDeps): TimelineLoader {
  const running = new Map<string, Promise<void>>();

  function once(key: string, work: () => Promise<void>): Promise<void> {
    const known = running.get(key);
    if (known) return known;
    const promise = work().finally(() => running.delete(key));
    running.set(key, promise);
    return promise;
  }

  async function load(
    place: MessagePlace,
    anchor: ReceivedPage["anchor"],
    where: { before?: number; after?: number; around?: number | "firstUnread" },
  ): Promise<void> {
    const { conversationId, threadRootId } = place;
    for (let tries = 0; tries < TRIES; tries += 1) {
      const requestedAt = store.get().seq;
      const [page, thread] = await Promise.all([
        client.messages.list.query({ conversationId, ...(threadRootId && { threadRootId }), ...where }),
        threadRootId === undefined ? undefined : findThread(threadRootId),
      ]);
      const merged = mergePage(store.get(), { conversationId, thread, page, anchor, requestedAt });
      if (merged === "stale") continue;
      store.replace(merged);
      if (thread) store.update((state) => receiveThreadState(state, thread));
      askForStrangers(page);
      return;
    }
    throw new Error("The conversation changes faster than it can be read.");
  }

  async function findThread(rootId: string): Promise<Thread> {
    const { thread } = await client.threads.get.query({ rootId });
    if (thread.root) askForStrangers({ items: [thread.root] });
    return thread;
  }

  function askForStrangers(page: Pick<MessagesListOutput, "items">): void {
    const { members } = store.get();
    const strangers = new Set(page.items.flatMap(getPeopleOf).filter((id) => !members[id]));
    refetch([...strangers].map((memberId) => ({ kind: "member", memberId })));
  }

  return {
    loadWindow: (conversationId, anchor, threadRootId) => {
      const place = { conversationId, threadRootId };
      const placeId = getPlaceId(place);
      // A message that comes between pointing at a conversation and opening it is among the newest that are on their way:
      // another window would take the place of the first before somebody's eyes.
      const underWay = anchor === "firstUnread" ? running.get(`${placeId}:newest`) : undefined;
      const around = anchor === "newest" ? {} : { around: anchor };
      return underWay ?? once(`${placeId}:${anchor}`, () => load(place, "window", around));
    },
    loadOlder: (conversationId, threadRootId) => {
      const place = { conversationId, threadRootId };
      const placeId = getPlaceId(place);
      return once(`${placeId}:older`, async () => {
        const before = store.get().timelines[placeId]?.items[0]?.seq;
        if (before !== undefined) await load(place, { before }, { before });
      });
    },
    loadNewer: (conversationId, threadRootId) => {
      const place = { conversationId, threadRootId };
      const placeId = getPlaceId(place);
      return once(`${placeId}:newer`, async () => {
        const after = store.get().timelines[placeId]?.items.at(-1)?.seq;
        if (after !== undefined) await load(place, { after }, { after });
      });
    },
  };
}
