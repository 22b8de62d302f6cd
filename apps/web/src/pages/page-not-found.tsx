import { EmptyState } from "@parley/ui";
import MapPinOff from "lucide-react/icons/map-pin-off";
import { AppLink } from "../lib/app-link";
import { useTranslation } from "../lib/i18n/i18n-context";
import { paths } from "../routes/paths";

/** An address that leads nowhere. */
export function PageNotFound() {
  const { t } = useTranslation();
  return (
    <main tabIndex={-1} className="flex min-h-dvh items-center justify-center bg-canvas text-ink outline-none">
      <h1 className="sr-only">{t("common.appName")}</h1>
      <EmptyState
        icon={<MapPinOff size={24} />}
        title={t("pages.notFoundTitle")}
        description={t("pages.notFoundText")}
        action={
          <AppLink href={paths.home} className="font-semibold text-accent-text underline underline-offset-2">
            {t("pages.home")}
          </AppLink>
        }
      />
    </main>
  );
}
