import type { en } from "./locales/en";

/** The shape of every language: the keys of the English texts. */
export type Texts = typeof en;

/** The languages there are, as language tags. */
export const LANGUAGES = ["en", "de"] as const;
export type Language = (typeof LANGUAGES)[number];

declare module "i18next" {
  interface CustomTypeOptions {
    resources: { translation: Texts };
  }
}
