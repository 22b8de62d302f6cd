import { EmptyState, ErrorState } from "@parley/ui";
import Clock from "lucide-react/icons/clock";
import { ScheduledCard } from "../features/scheduled/scheduled-card";
import { useScheduled } from "../features/scheduled/use-scheduled";
import { ListSkeleton } from "../features/shell/list-skeleton";
import { PageLayout } from "../features/shell/page-layout";
import { describeError } from "../lib/describe-error";
import { useTranslation } from "../lib/i18n/i18n-context";

/** What the reader has written to be sent later, in all conversations. */
export function ScheduledPage() {
  const { t } = useTranslation();
  const list = useScheduled();
  const items = list.data?.items;
  return (
    <PageLayout title={t("scheduled.title")} lead={t("scheduled.lead")}>
      {list.isPending && <ListSkeleton label={t("common.loading")} />}
      {list.error && !items && (
        <ErrorState
          title={t("scheduled.errorTitle")}
          description={describeError(t, list.error)}
          onRetry={() => void list.refetch()}
          retrying={list.isFetching}
          labels={{ retry: t("common.retry") }}
        />
      )}
      {items?.length === 0 && (
        <EmptyState
          icon={<Clock size={24} />}
          title={t("scheduled.emptyTitle")}
          description={t("scheduled.emptyText")}
        />
      )}
      {items && items.length > 0 && (
        <ul className="flex flex-col gap-3">
          {items.map((scheduled) => (
            <li key={scheduled.id}>
              <ScheduledCard scheduled={scheduled} />
            </li>
          ))}
        </ul>
      )}
    </PageLayout>
  );
}
