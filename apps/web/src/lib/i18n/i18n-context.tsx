import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import { createTranslate } from "./create-translate";
import type { Language, Texts, Translate } from "./texts";

const loaders: Readonly<Record<Language, () => Promise<Texts>>> = {
  en: () => import("./locales/en").then((module) => module.en),
  de: () => import("./locales/de").then((module) => module.de),
};

/** A language with its texts. */
export interface LoadedLanguage {
  readonly language: Language;
  readonly t: Translate;
}

/** Fetches one language; the others are not loaded. Screen readers are told which it is. */
export async function loadLanguage(language: Language): Promise<LoadedLanguage> {
  const texts = await loaders[language]();
  document.documentElement.lang = language;
  return { language, t: createTranslate(language, texts) };
}

/** The reader's language, and the way to change it. */
export interface I18n extends LoadedLanguage {
  changeLanguage(language: Language): Promise<void>;
}

const I18nContext = createContext<I18n | undefined>(undefined);

/** Gives the texts to all below. */
export function I18nProvider({ initial, children }: { initial: LoadedLanguage; children: ReactNode }) {
  const [loaded, setLoaded] = useState(initial);
  const i18n = useMemo<I18n>(
    () => ({ ...loaded, changeLanguage: async (language) => setLoaded(await loadLanguage(language)) }),
    [loaded],
  );
  return <I18nContext value={i18n}>{children}</I18nContext>;
}

/** The texts in the reader's language: `const { t } = useTranslation()`. */
export function useTranslation(): I18n {
  const i18n = useContext(I18nContext);
  if (!i18n) throw new Error("There is no language here.");
  return i18n;
}
