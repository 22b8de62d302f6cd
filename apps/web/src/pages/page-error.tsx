import { ErrorState } from "@parley/ui";
import { useTranslation } from "../lib/i18n/i18n-context";

/** A page that could not be drawn, or whose code could not be fetched. */
export function PageError() {
  const { t } = useTranslation();
  return (
    <main tabIndex={-1} className="flex min-h-dvh items-center justify-center bg-canvas text-ink outline-none">
      <h1 className="sr-only">{t("common.appName")}</h1>
      <ErrorState
        title={t("pages.errorTitle")}
        description={t("pages.errorText")}
        onRetry={() => location.reload()}
        labels={{ retry: t("pages.reload") }}
      />
    </main>
  );
}
