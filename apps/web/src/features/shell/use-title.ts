import { useEffect } from "react";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { useNow } from "../../lib/use-now";
import { countUnread } from "../conversations/to-conversation-view";
import { countUnreadThreadsInTitle } from "../threads/count-unread-threads";
import { useClientState } from "../workspaces/workspace-context";

/** The window's title: what is open, and first how much is unread: "(3) Jana Roth · Parley". */
export function getTitle(place: string | undefined, unreadCount: number, appName: string): string {
  const count = unreadCount > 0 ? `(${unreadCount}) ` : "";
  return `${count}${place ? `${place} · ` : ""}${appName}`;
}

/** Keeps the window's title, and the badge of the installed app: they count unread messages, and threads with unread replies. */
export function useTitle(place: string | undefined): void {
  const { t } = useTranslation();
  const conversations = useClientState((state) => state.conversations);
  const threads = useClientState((state) => state.threads);
  const now = useNow();
  const unreadCount =
    countUnread(Object.values(conversations), now) + countUnreadThreadsInTitle({ threads, conversations }, now);
  useEffect(() => {
    document.title = getTitle(place, unreadCount, t("common.appName"));
  }, [place, unreadCount, t]);
  useEffect(() => {
    const badge = unreadCount > 0 ? navigator.setAppBadge?.(unreadCount) : navigator.clearAppBadge?.();
    // Browsers without a place for a badge refuse; the title tells anyway.
    badge?.catch(() => undefined);
  }, [unreadCount]);
}
