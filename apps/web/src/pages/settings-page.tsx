import { NotificationsSection } from "../features/notifications/notifications-section";
import { PreviewsSection } from "../features/previews/previews-section";
import { SessionsSection } from "../features/sessions/sessions-section";
import { AppearanceSection } from "../features/settings/appearance-section";
import { ProfileSection } from "../features/settings/profile-section";
import { ReceiptsSection } from "../features/settings/receipts-section";
import { StatusSection } from "../features/settings/status-section";
import { PageLayout } from "../features/shell/page-layout";
import { useTranslation } from "../lib/i18n/i18n-context";

/** What a person decides for themselves: name, status, appearance, sessions. */
export function SettingsPage() {
  const { t } = useTranslation();
  return (
    <PageLayout title={t("settings.title")}>
      <ProfileSection />
      <StatusSection />
      <NotificationsSection />
      <ReceiptsSection />
      <AppearanceSection />
      <PreviewsSection />
      <SessionsSection />
    </PageLayout>
  );
}
