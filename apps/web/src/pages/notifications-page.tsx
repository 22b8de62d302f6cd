import { Button, EmptyState, ErrorState, formatDay, SegmentedControl } from "@parley/ui";
import { useMutation } from "@tanstack/react-query";
import { getQueryKey } from "@trpc/react-query";
import Bell from "lucide-react/icons/bell";
import { useState } from "react";
import { groupByDay } from "../features/notifications/group-by-day";
import { moveBetweenLinks } from "../features/notifications/move-between-links";
import { NotificationCard } from "../features/notifications/notification-card";
import { useFetchActors } from "../features/notifications/use-fetch-actors";
import { ListMore } from "../features/shell/list-more";
import { ListSkeleton } from "../features/shell/list-skeleton";
import { PageLayout } from "../features/shell/page-layout";
import { showToast } from "../features/toasts/toast-store";
import { useClientState, useWorkspaceSession } from "../features/workspaces/workspace-context";
import { describeError } from "../lib/describe-error";
import { useTranslation } from "../lib/i18n/i18n-context";
import { trpc } from "../lib/trpc";
import { useListPages } from "../lib/use-list-pages";
import { useNow } from "../lib/use-now";
import { useTimeSettings } from "../lib/use-time-settings";

/** What the reader was told of, by days, the last first. */
export function NotificationsPage() {
  const { t } = useTranslation();
  const { client } = useWorkspaceSession();
  const now = useNow();
  const time = useTimeSettings();
  const [shown, setShown] = useState<"all" | "unread">("all");
  const hasUnread = useClientState((state) => state.notifications.length > 0);
  const input = { unreadOnly: shown === "unread" };
  const list = useListPages(getQueryKey(trpc.notifications.list, input, "infinite"), (cursor) =>
    client.notifications.list.query({ ...input, cursor }),
  );
  const notifications = list.items;
  useFetchActors(notifications);
  const onError = (error: unknown) => showToast({ tone: "error", title: describeError(t, error) });
  const markAllRead = useMutation({ mutationFn: () => client.notifications.markRead.mutate({ all: true }), onError });
  const clear = useMutation({ mutationFn: () => client.notifications.clear.mutate(), onError });

  return (
    <PageLayout
      title={t("notifications.title")}
      action={
        <SegmentedControl
          label={t("notifications.show")}
          segments={[
            { value: "all", label: t("notifications.all") },
            { value: "unread", label: t("notifications.unread") },
          ]}
          value={shown}
          onChange={setShown}
        />
      }
    >
      {list.isPending && <ListSkeleton label={t("common.loading")} />}
      {list.error && notifications.length === 0 && (
        <ErrorState
          title={t("notifications.errorTitle")}
          description={describeError(t, list.error)}
          onRetry={list.retry}
          retrying={list.isFetching}
          labels={{ retry: t("common.retry") }}
        />
      )}
      {!list.isPending && !list.error && notifications.length === 0 && (
        <EmptyState
          icon={<Bell size={24} />}
          title={shown === "unread" ? t("notifications.noneUnreadTitle") : t("notifications.emptyTitle")}
          description={shown === "unread" ? t("notifications.noneUnreadText") : t("notifications.emptyText")}
        />
      )}
      {notifications.length > 0 && (
        <>
          <div className="flex flex-wrap gap-2">
            <Button
              size="small"
              disabled={!hasUnread}
              pending={markAllRead.isPending}
              onClick={() => markAllRead.mutate()}
            >
              {t("notifications.markAllRead")}
            </Button>
            <Button size="small" variant="ghost" pending={clear.isPending} onClick={() => clear.mutate()}>
              {t("notifications.clear")}
            </Button>
          </div>
          <section aria-label={t("notifications.title")} className="flex flex-col gap-6" onKeyDown={moveBetweenLinks}>
            {groupByDay(notifications, time.timeZone).map(({ key, items: [first, ...rest] }) => (
              <section key={key} className="flex flex-col gap-2">
                <h3 className="text-small font-bold text-muted">{first && formatDay(first.at, time, now)}</h3>
                {[...(first ? [first] : []), ...rest].map((notification) => (
                  <NotificationCard key={notification.id} notification={notification} />
                ))}
              </section>
            ))}
          </section>
        </>
      )}
      <ListMore list={list} />
    </PageLayout>
  );
}
