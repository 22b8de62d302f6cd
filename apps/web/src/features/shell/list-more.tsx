import { Button } from "@parley/ui";
import { describeError } from "../../lib/describe-error";
import { useTranslation } from "../../lib/i18n/i18n-context";
import type { ListPages } from "../../lib/use-list-pages";

export interface ListMoreProps {
  list: Pick<ListPages<unknown>, "hasMore" | "isLoadingMore" | "moreError" | "loadMore">;
  size?: "small" | "medium";
}

/** Below a list: fetches what comes behind, and says when that failed. */
export function ListMore({ list, size = "medium" }: ListMoreProps) {
  const { t } = useTranslation();
  return (
    <div className="flex flex-col items-center gap-2">
      <p role="alert" className={list.moreError ? "text-small font-medium text-danger-text" : "sr-only"}>
        {list.moreError && describeError(t, list.moreError)}
      </p>
      {list.hasMore && (
        <Button variant="ghost" size={size} pending={list.isLoadingMore} onClick={list.loadMore}>
          {list.moreError ? t("common.retry") : t("common.loadMore")}
        </Button>
      )}
    </div>
  );
}
