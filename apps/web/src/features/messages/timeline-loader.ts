import type { MessagesListOutput, ParleyClient } from "@parley/api";
import type { Refetch } from "../../sync/state/client-state.js";
import type { WorkspaceStore } from "../../sync/workspace-store";
import { getPeopleOf } from "../members/apply.js";
import { mergePage, type ReceivedPage } from "./merge-page.js";

/** Which stretch of a conversation to show. A number is the seq of a message to show around. */
export type WindowAnchor = "newest" | "firstUnread" | number;

/** Fetches stretches of conversations into the workspace's state. */
export interface TimelineLoader {
  /** Begins the timeline anew at the anchor. Asking twice while the first is under way fetches once. */
  loadWindow(conversationId: string, anchor: WindowAnchor): Promise<void>;
  /** The page before, or after, what is loaded. */
  loadOlder(conversationId: string): Promise<void>;
  loadNewer(conversationId: string): Promise<void>;
}

export interface TimelineLoaderDeps {
  readonly client: Pick<ParleyClient, "messages">;
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
    conversationId: string,
    anchor: ReceivedPage["anchor"],
    ask: () => Promise<MessagesListOutput>,
  ): Promise<void> {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const requestedAt = store.get().seq;
      const page = await ask();
      const merged = mergePage(store.get(), { conversationId, page, anchor, requestedAt });
      if (merged === "stale") continue;
      store.replace(merged);
      askForStrangers(page);
      return;
    }
    throw new Error("The conversation changes faster than it can be read.");
  }

  function askForStrangers(page: MessagesListOutput): void {
    const { members } = store.get();
    const strangers = new Set(page.items.flatMap(getPeopleOf).filter((id) => !members[id]));
    refetch([...strangers].map((memberId) => ({ kind: "member", memberId })));
  }

  return {
    loadWindow: (conversationId, anchor) =>
      once(`${conversationId}:${anchor}`, () =>
        load(conversationId, "window", () =>
          client.messages.list.query({ conversationId, ...(anchor !== "newest" && { around: anchor }) }),
        ),
      ),
    loadOlder: (conversationId) =>
      once(`${conversationId}:older`, async () => {
        const before = store.get().timelines[conversationId]?.items[0]?.seq;
        if (before === undefined) return;
        await load(conversationId, { before }, () => client.messages.list.query({ conversationId, before }));
      }),
    loadNewer: (conversationId) =>
      once(`${conversationId}:newer`, async () => {
        const after = store.get().timelines[conversationId]?.items.at(-1)?.seq;
        if (after === undefined) return;
        await load(conversationId, { after }, () => client.messages.list.query({ conversationId, after }));
      }),
  };
}
