import { SegmentedControl, Select } from "@parley/ui";
import Monitor from "lucide-react/icons/monitor";
import Moon from "lucide-react/icons/moon";
import Sun from "lucide-react/icons/sun";
import { useState } from "react";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { getLanguage } from "../../lib/i18n/language";
import { LANGUAGES } from "../../lib/i18n/texts";
import { type Preferences, readPreferences, writePreferences } from "../../lib/preferences";
import { showTheme } from "../../lib/theme";
import { useClientState } from "../workspaces/workspace-context";
import { Section } from "./section";

/** Languages are named in themselves, so that everybody finds their own. */
const languageNames = { en: "English", de: "Deutsch" };

/** Language and theme of this device; both take effect at once. */
export function AppearanceSection() {
  const { t, changeLanguage } = useTranslation();
  const accent = useClientState((state) => state.workspace.accent);
  const [preferences, setPreferences] = useState(readPreferences);
  const setTheme = (theme: Preferences["theme"]) => {
    setPreferences(writePreferences({ theme }));
    showTheme(accent);
  };
  const setLanguage = (language: Preferences["language"]) => {
    setPreferences(writePreferences({ language }));
    void changeLanguage(getLanguage());
  };
  const icon = { size: 16, "aria-hidden": true } as const;

  return (
    <Section title={t("settings.appearance")}>
      <div className="flex flex-col items-start gap-1.5">
        <span aria-hidden="true" className="text-small font-semibold">
          {t("settings.theme")}
        </span>
        <SegmentedControl
          label={t("settings.theme")}
          segments={[
            { value: "system", label: t("settings.themeSystem"), icon: <Monitor {...icon} /> },
            { value: "light", label: t("settings.themeLight"), icon: <Sun {...icon} /> },
            { value: "dark", label: t("settings.themeDark"), icon: <Moon {...icon} /> },
          ]}
          value={preferences.theme}
          onChange={setTheme}
        />
      </div>
      <div className="w-full max-w-70">
        <Select
          label={t("settings.language")}
          options={[
            { value: "auto", label: t("settings.languageAuto") },
            ...LANGUAGES.map((language) => ({ value: language, label: languageNames[language] })),
          ]}
          value={preferences.language}
          onChange={setLanguage}
        />
      </div>
    </Section>
  );
}
