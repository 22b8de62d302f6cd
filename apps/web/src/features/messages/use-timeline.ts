import type { MessageListProps } from "@parley/ui";
import { useMutation } from "@tanstack/react-query";
import { useCallback, useEffect, useRef } from "react";
import { useTranslation } from "../../lib/i18n/i18n-context";
import type { ClientState, Timeline } from "../../sync/state/client-state.js";
import { getPlaceId, type MessagePlace } from "../../sync/state/message-place.js";
import { showToast } from "../toasts/toast-store";
import { useClientState, useWorkspaceSession } from "../workspaces/workspace-context";
import type { WindowAnchor } from "./timeline-loader";

type PageState = NonNullable<MessageListProps["olderState"]>;

/** The stretch of a conversation on the screen, and ways to move it. */
export interface TimelineView {
  readonly timeline: Timeline | undefined;
  readonly error: unknown;
  readonly olderState: PageState;
  readonly newerState: PageState;
  retry(): void;
  loadOlder(): void;
  loadNewer(): void;
  jumpToNewest(): void;
}

interface PagingMutation {
  isPending: boolean;
  isError: boolean;
}

function toPageState({ isPending, isError }: PagingMutation): PageState {
  if (isPending) return "loading";
  return isError ? "error" : "idle";
}

/**
 * Loads and shows a conversation's messages, or those of a thread.
 *
 * @param jumpTo seq of a message to show; without one the first unread message, or the newest
 */
export function useTimeline(place: MessagePlace, jumpTo: number | undefined): TimelineView {
  const { conversationId, threadRootId } = place;
  const placeId = getPlaceId(place);
  const { t } = useTranslation();
  const { timelines, store } = useWorkspaceSession();
  const timeline = useClientState((state) => state.timelines[placeId]);
  const hasUnread = useClientState(({ conversations, threads }) => hasUnreadAt(place, conversations, threads));
  const jumpedTo = useRef<string>(undefined);
  const start = useMutation({
    mutationFn: (anchor: WindowAnchor) => timelines.loadWindow(conversationId, anchor, threadRootId),
    onSuccess: (_, anchor) => {
      const items = store.get().timelines[placeId]?.items ?? [];
      if (typeof anchor !== "number" || items.some(({ seq }) => seq === anchor)) return;
      showToast({ tone: "neutral", title: t("conversation.linkGoneTitle") });
    },
  });
  const older = useMutation({ mutationFn: () => timelines.loadOlder(conversationId, threadRootId) });
  const newer = useMutation({ mutationFn: () => timelines.loadNewer(conversationId, threadRootId) });

  const jumpKey = jumpTo === undefined ? undefined : `${placeId}:${jumpTo}`;
  const isJumpOpen = jumpKey !== undefined && jumpedTo.current !== jumpKey;
  const target = isJumpOpen ? jumpTo : undefined;
  const anchor: WindowAnchor = target ?? (hasUnread ? "firstUnread" : "newest");
  const isNeeded = !isThere(timeline, target);
  const { mutate, isPending, isError } = start;

  useEffect(() => {
    if (!isNeeded || isPending || isError) return;
    // What was fetched ahead may have come since this was drawn: another window would take its place before somebody's eyes.
    if (isThere(store.get().timelines[placeId], target)) return;
    jumpedTo.current = jumpKey;
    mutate(anchor);
  }, [isNeeded, isPending, isError, mutate, anchor, jumpKey, store, placeId, target]);

  return {
    timeline,
    error: start.error,
    olderState: toPageState(older),
    newerState: toPageState(newer),
    retry: start.reset,
    loadOlder: older.mutate,
    loadNewer: newer.mutate,
    jumpToNewest: useCallback(() => mutate("newest"), [mutate]),
  };
}

/** Whether a timeline can be shown, with the message that is wanted in it, if one is. */
function isThere(timeline: Timeline | undefined, wantedSeq: number | undefined): boolean {
  if (!timeline || timeline.stale) return false;
  return wantedSeq === undefined || timeline.items.some(({ seq }) => seq === wantedSeq);
}

function hasUnreadAt(
  { conversationId, threadRootId }: MessagePlace,
  conversations: ClientState["conversations"],
  threads: ClientState["threads"],
): boolean {
  const counted = threadRootId === undefined ? conversations[conversationId] : threads[threadRootId];
  return (counted?.unreadCount ?? 0) > 0;
}

/** Fetches what a conversation will show, as soon as somebody is likely to open it. */
export function usePrefetchTimeline(): (conversationId: string) => void {
  const { timelines, store } = useWorkspaceSession();
  return useCallback(
    (conversationId) => {
      const timeline = store.get().timelines[conversationId];
      if (timeline && !timeline.stale) return;
      const hasUnread = (store.get().conversations[conversationId]?.unreadCount ?? 0) > 0;
      // Only ahead of time: when it fails, the screen asks again and tells.
      timelines.loadWindow(conversationId, hasUnread ? "firstUnread" : "newest").catch(() => undefined);
    },
    [timelines, store],
  );
}
