import { createInstance, type i18n, type Resource } from "i18next";
import { initReactI18next } from "react-i18next";
import { LANGUAGES, type Language, type Texts } from "./i18n-texts";
import { readPreferences } from "./preferences";

const loaders: Record<Language, () => Promise<Texts>> = {
  en: () => import("./locales/en").then((module) => module.en),
  de: () => import("./locales/de").then((module) => module.de),
};

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

/** The texts, ready to use in one language; only that language is loaded. */
export async function createI18n(language: Language): Promise<i18n> {
  const resources: Resource = { [language]: { translation: await loaders[language]() } };
  const instance = createInstance();
  await instance.use(initReactI18next).init({
    lng: language,
    resources,
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  document.documentElement.lang = language;
  return instance;
}

/** Changes the language of a running app. */
export async function changeLanguage(instance: i18n, language: Language): Promise<void> {
  if (!instance.hasResourceBundle(language, "translation")) {
    instance.addResourceBundle(language, "translation", await loaders[language]());
  }
  await instance.changeLanguage(language);
  document.documentElement.lang = language;
}
