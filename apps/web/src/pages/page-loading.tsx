import { Skeleton } from "@parley/ui";
import { useTranslation } from "../lib/i18n/i18n-context";
import { PageFrame } from "./page-frame";

/** A page outside of a workspace whose content is on its way. */
export function PageLoading() {
  const { t } = useTranslation();
  return (
    <PageFrame title={t("common.loading")}>
      <div role="status" aria-label={t("common.loading")} className="flex flex-col gap-3">
        <Skeleton className="h-5 w-2/3" />
        <Skeleton className="h-10 w-full" />
        <Skeleton className="h-10 w-full" />
      </div>
    </PageFrame>
  );
}
