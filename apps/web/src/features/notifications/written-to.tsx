import { DEFAULT_MESSAGE_LANGUAGE, MESSAGE_LANGUAGES, type NotificationPreferences } from "@parley/api";
import { Select, Switch } from "@parley/ui";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { useSetPreferences } from "../preferences/use-set-preferences";

const NAMES = { en: "English", de: "Deutsch" };

/** Whether what stays unread comes by mail, and the language of mails and of messages to closed devices. */
export function WrittenTo({ chosen }: { chosen: NotificationPreferences }) {
  const { t } = useTranslation();
  const set = useSetPreferences();
  return (
    <>
      <Switch
        label={t("notifications.digest")}
        description={t("notifications.digestHint")}
        checked={chosen.emailDigest}
        disabled={set.isPending}
        onChange={(emailDigest) => set.mutate({ notifications: { emailDigest } })}
      />
      <div className="w-full max-w-70">
        <Select
          label={t("notifications.language")}
          options={MESSAGE_LANGUAGES.map((value) => ({ value, label: NAMES[value] }))}
          value={chosen.language ?? DEFAULT_MESSAGE_LANGUAGE}
          disabled={set.isPending}
          onChange={(language) => set.mutate({ notifications: { language } })}
        />
      </div>
    </>
  );
}
