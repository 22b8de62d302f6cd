import type { MessageListProps } from "@parley/ui";
import { useMutation } from "@tanstack/react-query";
import { useCallback, useEffect, useRef } from "react";
import { useTranslation } from "../../lib/i18n/i18n-context";
import type { Timeline } from "../../sync/state/client-state.js";
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
 * Loads and shows a conversation's messages.
 *
 * @param jumpTo seq of a message to show; without one the first unread message, or the newest
 */
export function useTimeline(conversationId: string, jumpTo: number | undefined): TimelineView {
  const { t } = useTranslation();
  const { timelines, store } = useWorkspaceSession();
  const timeline = useClientState((state) => state.timelines[conversationId]);
  const hasUnread = useClientState((state) => (state.conversations[conversationId]?.unreadCount ?? 0) > 0);
  const jumpedTo = useRef<string>(undefined);
  const start = useMutation({
    mutationFn: (anchor: WindowAnchor) => timelines.loadWindow(conversationId, anchor),
    onSuccess: (_, anchor) => {
      const items = store.get().timelines[conversationId]?.items ?? [];
      if (typeof anchor !== "number" || items.some(({ seq }) => seq === anchor)) return;
      showToast({ tone: "neutral", title: t("conversation.linkGoneTitle") });
    },
  });
  const older = useMutation({ mutationFn: () => timelines.loadOlder(conversationId) });
  const newer = useMutation({ mutationFn: () => timelines.loadNewer(conversationId) });

  const jumpKey = jumpTo === undefined ? undefined : `${conversationId}:${jumpTo}`;
  const isJumpOpen = jumpKey !== undefined && jumpedTo.current !== jumpKey;
  const isShown = timeline?.items.some(({ seq }) => seq === jumpTo) ?? false;
  const anchor: WindowAnchor = isJumpOpen && jumpTo !== undefined ? jumpTo : hasUnread ? "firstUnread" : "newest";
  const isNeeded = !timeline || timeline.stale || (isJumpOpen && !isShown);
  const { mutate, isPending, isError } = start;

  useEffect(() => {
    if (!isNeeded || isPending || isError) return;
    jumpedTo.current = jumpKey;
    mutate(anchor);
  }, [isNeeded, isPending, isError, mutate, anchor, jumpKey]);

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
