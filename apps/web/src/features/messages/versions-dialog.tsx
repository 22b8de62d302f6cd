import type { Message } from "@parley/api";
import { Dialog, ErrorState, formatDateTime, Skeleton } from "@parley/ui";
import { describeError } from "../../lib/describe-error";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { trpc } from "../../lib/trpc";
import { useTimeSettings } from "../../lib/use-time-settings";
import { MessageText } from "./message-text";

export interface VersionsDialogProps {
  message: Message;
  onClose(): void;
}

/** Every wording a message had, the present one first. */
export function VersionsDialog({ message, onClose }: VersionsDialogProps) {
  const { t } = useTranslation();
  const time = useTimeSettings();
  const versions = trpc.messages.versions.useQuery({ messageId: message.id }, { staleTime: 0 });
  const items = versions.data?.items.toReversed() ?? [];
  return (
    <Dialog open onOpenChange={onClose} title={t("messages.versionsTitle")} labels={{ close: t("common.close") }}>
      {versions.isPending && (
        <div role="status" aria-label={t("common.loading")} className="flex flex-col gap-3 pb-5">
          <Skeleton className="h-4 w-40" />
          <Skeleton className="h-12 w-full" />
        </div>
      )}
      {versions.error && (
        <ErrorState
          title={t("pages.errorTitle")}
          description={describeError(t, versions.error)}
          onRetry={() => void versions.refetch()}
          labels={{ retry: t("common.retry") }}
        />
      )}
      {versions.data && items.length === 0 && <p className="pb-5 text-muted">{t("messages.versionsEmpty")}</p>}
      <ol className="flex flex-col gap-4 pb-5">
        {items.map((version, index) => (
          <li key={version.version} className="rounded-md border border-line px-3 py-2">
            <p className="mb-1 flex flex-wrap justify-between gap-x-3 text-meta text-muted">
              <span className="font-semibold">
                {index === 0 ? t("messages.currentVersion") : t("messages.version", { number: version.version })}
              </span>
              <time dateTime={version.createdAt}>{formatDateTime(version.createdAt, time)}</time>
            </p>
            <MessageText text={version.text} />
          </li>
        ))}
      </ol>
    </Dialog>
  );
}
