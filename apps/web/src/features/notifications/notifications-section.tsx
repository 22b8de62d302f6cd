import type { NotificationLevel } from "@parley/api";
import { Select } from "@parley/ui";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { useSetPreferences } from "../preferences/use-set-preferences";
import { PushSwitch } from "../push/push-switch";
import { Section } from "../settings/section";
import { useClientState } from "../workspaces/workspace-context";
import { DesktopSwitch } from "./desktop-switch";
import { KeywordsField } from "./keywords-field";
import { QuietHoursForm } from "./quiet-hours-form";
import { WrittenTo } from "./written-to";

const LEVELS: readonly NotificationLevel[] = ["all", "mentions", "nothing"];

/** What somebody is told of in this workspace, and when; and whether this device makes itself heard. */
export function NotificationsSection() {
  const { t } = useTranslation();
  const { notifications } = useClientState((state) => state.preferences);
  const set = useSetPreferences();
  return (
    <Section title={t("notifications.settings")} lead={t("notifications.settingsLead")}>
      <div className="w-full max-w-100">
        <Select
          label={t("notifications.defaultLevel")}
          options={LEVELS.map((value) => ({ value, label: t(`conversationPreferences.${value}`) }))}
          value={notifications.defaultLevel}
          disabled={set.isPending}
          onChange={(defaultLevel) => set.mutate({ notifications: { defaultLevel } })}
        />
      </div>
      <KeywordsField keywords={notifications.keywords} />
      <QuietHoursForm key={JSON.stringify(notifications.quietHours)} quietHours={notifications.quietHours} />
      <DesktopSwitch />
      <PushSwitch />
      <WrittenTo chosen={notifications} />
    </Section>
  );
}
