import { EmptyState } from "@parley/ui";
import Lock from "lucide-react/icons/lock";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { PageLayout } from "./page-layout";

/** A page that the reader's role does not open. */
export function Forbidden({ title }: { title: string }) {
  const { t } = useTranslation();
  return (
    <PageLayout title={title}>
      <EmptyState icon={<Lock size={24} />} title={t("pages.forbiddenTitle")} description={t("pages.forbiddenText")} />
    </PageLayout>
  );
}
