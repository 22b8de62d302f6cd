import { type ParleyClient, reasonOf } from "@parley/api";
import type { QueryClient } from "@tanstack/react-query";
import { getQueryKey } from "@trpc/react-query";
import { receiveConversation } from "../features/conversations/receive-conversation.js";
import { receiveMembers } from "../features/members/receive-members.js";
import { receiveUnread } from "../features/notifications/apply.js";
import { receiveThreadState } from "../features/threads/receive-thread-state.js";
import { trpc } from "../lib/trpc";
import { classifyFailure, getBackoff } from "./outbox/classify-failure";
import type { ClientState, Refetch } from "./state/client-state.js";
import { getTimelinesOf } from "./state/get-timelines-of.js";
import type { WorkspaceStore } from "./workspace-store";

/** What fetching needs. */
export interface RefetchDeps {
  readonly client: ParleyClient;
  readonly queryClient: QueryClient;
  getStore(): WorkspaceStore;
  /** Resolves after so many milliseconds. */
  wait(ms: number): Promise<void>;
  /** Called when a fetch was refused, or has failed so often that it is left to the next snapshot. */
  onFailure(error: unknown): void;
}

/** How often a fetch is tried: for some four minutes. */
const MOST_ATTEMPTS = 12;

/** Fetches what a reducer asked for; the same thing is asked for once at a time. */
export function createRefetch(deps: RefetchDeps): (refetch: readonly Refetch[]) => void {
  const running = new Map<string, "running" | "again">();
  const strangers = new Set<string>();

  function once(key: string, work: () => Promise<void>): void {
    if (running.has(key)) {
      running.set(key, "again");
      return;
    }
    running.set(key, "running");
    persist(work)
      .catch(deps.onFailure)
      .finally(() => {
        const again = running.get(key) === "again";
        running.delete(key);
        if (again) once(key, work);
      });
  }

  /** No later event asks for the same again: what fails without being refused is tried until it is there. */
  async function persist(work: () => Promise<void>, attempt = 1): Promise<void> {
    try {
      await work();
    } catch (error) {
      const failure = classifyFailure(error);
      if (failure.kind !== "retry" || attempt === MOST_ATTEMPTS) throw error;
      await deps.wait(failure.afterMs ?? getBackoff(attempt, Math.random));
      await persist(work, attempt + 1);
    }
  }

  async function fetchConversation(conversationId: string): Promise<void> {
    const requestedAt = deps.getStore().find()?.seq ?? 0;
    try {
      const { conversation } = await deps.client.conversations.get.query({ conversationId });
      deps.getStore().update((state) => receiveConversation(state, conversation, requestedAt));
    } catch (error) {
      if (reasonOf(error) !== "NOT_FOUND") throw error;
      deps.getStore().update((state) => withoutConversation(state, conversationId));
    }
  }

  async function fetchThread(rootId: string): Promise<void> {
    try {
      const { thread } = await deps.client.threads.get.query({ rootId });
      deps.getStore().update((state) => receiveThreadState(state, thread));
    } catch (error) {
      if (reasonOf(error) !== "NOT_FOUND") throw error;
    }
  }

  async function fetchUnread(): Promise<void> {
    const requestedAt = deps.getStore().find()?.seq ?? 0;
    const { items } = await deps.client.notifications.list.query({ unreadOnly: true, limit: 100 });
    deps.getStore().update((state) => receiveUnread(state, items, requestedAt));
  }

  async function fetchMembers(): Promise<void> {
    // Those who are named in the same breath are asked for together.
    await Promise.resolve();
    const memberIds = [...strangers].slice(0, 200);
    if (memberIds.length === 0) return;
    const { members } = await deps.client.members.get.query({ memberIds });
    for (const id of memberIds) strangers.delete(id);
    deps.getStore().update((state) => receiveMembers(state, members));
    if (strangers.size > 0) await fetchMembers();
  }

  /** Lists that may hold a message are fetched anew only where they do. */
  function invalidate(queryKey: readonly unknown[], messageId?: string): void {
    void deps.queryClient.invalidateQueries({
      queryKey,
      predicate: ({ state }) => messageId === undefined || JSON.stringify(state.data ?? null).includes(messageId),
    });
  }

  const handlers: { [Kind in Refetch["kind"]]: (refetch: Extract<Refetch, { kind: Kind }>) => void } = {
    conversation: ({ conversationId, withinMs }) =>
      once(`conversation:${conversationId}`, async () => {
        if (withinMs !== undefined) await deps.wait(Math.random() * withinMs);
        await fetchConversation(conversationId);
      }),
    timeline: ({ conversationId }) => deps.getStore().update((state) => withStaleTimeline(state, conversationId)),
    thread: ({ rootId }) => once(`thread:${rootId}`, () => fetchThread(rootId)),
    threads: () => invalidate(getQueryKey(trpc.threads.list)),
    "group-members": () => invalidate(getQueryKey(trpc.groups.members)),
    groups: () => invalidate(getQueryKey(trpc.groups.discover)),
    pins: ({ conversationId, messageId }) =>
      invalidate(getQueryKey(trpc.pins.list, { conversationId }, "query"), messageId),
    saved: ({ messageId }) => invalidate(getQueryKey(trpc.saved), messageId),
    notifications: ({ messageId }) => invalidate(getQueryKey(trpc.notifications.list), messageId),
    "unread-notifications": () => once("unread-notifications", fetchUnread),
    scheduled: () => invalidate(getQueryKey(trpc.scheduled)),
    directory: () => invalidate(getQueryKey(trpc.members.list)),
    member: ({ memberId }) => {
      strangers.add(memberId);
      once("members", fetchMembers);
    },
  };

  function refetch(wanted: readonly Refetch[]): void {
    for (const one of wanted) (handlers[one.kind] as (one: Refetch) => void)(one);
  }
  return refetch;
}

function withoutConversation(state: ClientState, conversationId: string): ClientState {
  const { [conversationId]: _gone, ...conversations } = state.conversations;
  const { [conversationId]: _timeline, ...timelines } = state.timelines;
  return { ...state, conversations, timelines };
}

/** The screen that shows it fetches it anew. */
function withStaleTimeline(state: ClientState, conversationId: string): ClientState {
  const stale = getTimelinesOf(state, conversationId).map(([placeId, timeline]) => [
    placeId,
    { ...timeline, stale: true },
  ]);
  return { ...state, timelines: { ...state.timelines, ...(Object.fromEntries(stale) as ClientState["timelines"]) } };
}
