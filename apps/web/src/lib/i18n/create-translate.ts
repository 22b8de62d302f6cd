import type { Language, TextKey, Texts, Translate } from "./texts";

const HOLE = /\{\{(\w+)\}\}/g;

/** Looks texts up in one language, chooses the plural form by `count`, and fills the place holders. */
export function createTranslate(language: Language, texts: Texts): Translate {
  const plurals = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);
  const write = (value: string | number | undefined) =>
    typeof value === "number" ? numbers.format(value) : (value ?? "");

  return (key: TextKey, values?: Readonly<Record<string, string | number>>) => {
    const [area = "", name = ""] = key.split(".");
    const group = (texts as Readonly<Record<string, Readonly<Record<string, string>>>>)[area] ?? {};
    const count = values?.count;
    const form = typeof count === "number" ? group[`${name}_${plurals.select(count)}`] : undefined;
    const text = form ?? group[name] ?? group[`${name}_other`] ?? key;
    return values ? text.replace(HOLE, (_, hole: string) => write(values[hole])) : text;
  };
}
