import type { TimeSettings } from "@parley/ui";
import { useMemo } from "react";
import { useTranslation } from "./i18n/i18n-context";

/** A tag of the browser's for the same language knows the region ("en-GB"), and so how times are written there. */
export function getLocale(language: string, wanted: readonly string[] = navigator.languages): string {
  return wanted.find((tag) => tag.toLowerCase().split("-")[0] === language) ?? language;
}

/** How dates and times are written for the person at this screen. */
export function useTimeSettings(): TimeSettings {
  const { language } = useTranslation();
  return useMemo(
    () => ({ locale: getLocale(language), timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone }),
    [language],
  );
}
