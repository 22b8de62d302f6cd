import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { de } from "./de";
import { en } from "./en";

type Tree = Readonly<Record<string, Readonly<Record<string, string>>>>;

const source = fileURLToPath(new URL("../../../", import.meta.url));
const languages: readonly (readonly [string, Tree])[] = [
  ["en", en],
  ["de", de],
];

function listTexts(tree: Tree): [string, string][] {
  return Object.entries(tree).flatMap(([area, texts]) =>
    Object.entries(texts).map(([name, text]): [string, string] => [`${area}.${name}`, text]),
  );
}

function holesOf(text: string | undefined): string[] {
  return [...(text ?? "").matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? "").toSorted();
}

/** Every source file but tests and the texts themselves. */
const code = readdirSync(source, { recursive: true, encoding: "utf8" })
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.|locales\/|testing\//.test(file))
  .map((file) => readFileSync(`${source}/${file}`, "utf8"))
  .join("\n");

describe.each(languages)("%s", (_, tree) => {
  test("has the same texts as English, none empty, none with blanks at its ends", () => {
    expect(Object.fromEntries(listTexts(tree).map(([key]) => [key, true]))).toEqual(
      Object.fromEntries(listTexts(en).map(([key]) => [key, true])),
    );
    for (const [key, text] of listTexts(tree)) expect(text.trim(), key).toBe(text === "" ? "never empty" : text);
  });

  test("fills the same place holders as English; a singular may say one in words", () => {
    const english = new Map(listTexts(en).map(([key, text]) => [key, holesOf(text)]));
    const wrong = listTexts(tree).filter(([key, text]) => {
      const wanted = english.get(key) ?? [];
      const holes = holesOf(text);
      return key.endsWith("_one") ? holes.some((hole) => !wanted.includes(hole)) : holes.join() !== wanted.join();
    });
    expect(wrong).toEqual([]);
  });

  test("shouts nowhere", () => {
    for (const [key, text] of listTexts(tree)) expect(text, key).not.toContain("!");
  });

  test("has a plural for every singular", () => {
    const keys = new Set(listTexts(tree).map(([key]) => key));
    const lonely = [...keys].filter((key) => key.endsWith("_one") && !keys.has(key.replace(/_one$/, "_other")));
    expect(lonely).toEqual([]);
  });
});

test("every text is used somewhere", () => {
  /** Areas and names that are put together from a value, as in `errors.${reason}`. */
  const composed = [...code.matchAll(/`(\w+)\.\$\{/g)].map((match) => `${match[1]}.`);
  const unused = listTexts(en)
    .map(([key]) => key.replace(/_(one|other)$/, ""))
    .filter((key) => !code.includes(`"${key}"`) && !composed.some((area) => key.startsWith(area)));
  expect([...new Set(unused)]).toEqual([]);
});
