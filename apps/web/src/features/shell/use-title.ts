import { useEffect } from "react";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { useNow } from "../../lib/use-now";
import { countUnread } from "../conversations/to-conversation-view";
import { useClientState } from "../workspaces/workspace-context";

/** The window's title: what is open, and first the number of unread messages: "(3) Jana Roth · Parley". */
export function getTitle(place: string | undefined, unreadCount: number, appName: string): string {
  const count = unreadCount > 0 ? `(${unreadCount}) ` : "";
  return `${count}${place ? `${place} · ` : ""}${appName}`;
}

/** Keeps the window's title, and the badge of the installed app. */
export function useTitle(place: string | undefined): void {
  const { t } = useTranslation();
  const conversations = useClientState((state) => state.conversations);
  const unreadCount = countUnread(Object.values(conversations), useNow());
  useEffect(() => {
    document.title = getTitle(place, unreadCount, t("common.appName"));
  }, [place, unreadCount, t]);
  useEffect(() => {
    const badge = unreadCount > 0 ? navigator.setAppBadge?.(unreadCount) : navigator.clearAppBadge?.();
    // Browsers without a place for a badge refuse; the title tells anyway.
    badge?.catch(() => undefined);
  }, [unreadCount]);
}
