import { type Notification, toPlainText } from "@parley/api";
import { Avatar, formatListTime, NotificationItem } from "@parley/ui";
import { useMutation } from "@tanstack/react-query";
import { AppLink } from "../../lib/app-link";
import { describeError } from "../../lib/describe-error";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { useNow } from "../../lib/use-now";
import { useTimeSettings } from "../../lib/use-time-settings";
import { getName } from "../members/names";
import { usePeople } from "../members/use-people";
import { getMentionNames } from "../messages/describe-message";
import { showToast } from "../toasts/toast-store";
import { useClientState, useWorkspaceSession } from "../workspaces/workspace-context";
import { describeNotification, explainNotification } from "./describe-notification";
import { getNotificationPath } from "./get-notification-path";

/** Characters of a message, which shows on two lines. */
const LONGEST_EXCERPT = 200;

/** A notification in the list: opening it leads to its place, and marks it as read. */
export function NotificationCard({ notification }: { notification: Notification }) {
  const { t } = useTranslation();
  const { slug, client } = useWorkspaceSession();
  const people = usePeople();
  const now = useNow();
  const time = useTimeSettings();
  const { id, actorIds, at, message } = notification;
  const [actorId = ""] = actorIds;
  // What the stream told since the list was fetched counts.
  const unread = useClientState((state) => state.notifications.some((mark) => mark.id === id));
  const markRead = useMutation({
    mutationFn: () => client.notifications.markRead.mutate({ ids: [id] }),
    onError: (error) => showToast({ tone: "error", title: describeError(t, error) }),
  });
  const excerpt = message ? toPlainText(message.text, getMentionNames(people, t), LONGEST_EXCERPT) : "";
  const mark = () => {
    if (unread) markRead.mutate();
  };
  return (
    <NotificationItem
      href={getNotificationPath(slug, notification)}
      link={AppLink}
      avatar={<Avatar id={actorId} name={getName(people, actorId, t)} size={32} />}
      title={describeNotification(notification, people, t)}
      {...(excerpt && { excerpt })}
      time={formatListTime(at, time, now)}
      at={at}
      unread={unread}
      why={explainNotification(notification, t)}
      onMarkRead={mark}
      onOpen={mark}
      labels={{
        unread: t("notifications.isUnread"),
        why: t("notifications.why"),
        markRead: t("notifications.markRead"),
      }}
    />
  );
}
