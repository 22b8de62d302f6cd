import { readPreferences } from "../preferences";
import { LANGUAGES, type Language } from "./texts";

/** The first of the browser's languages that Parley speaks, else English. */
export function detectLanguage(wanted: readonly string[] = navigator.languages): Language {
  const spoken = wanted.map((tag) => LANGUAGES.find((language) => tag.toLowerCase().split("-")[0] === language));
  return spoken.find((language) => language !== undefined) ?? "en";
}

/** The language to use now: the person's choice, else the browser's. */
export function getLanguage(): Language {
  const { language } = readPreferences();
  return language === "auto" ? detectLanguage() : language;
}
