import { Emoji } from "@parley/api";
import { findEmoji } from "@parley/ui";
import { beforeAll, describe, expect, test } from "vitest";
import { createTranslate } from "../../lib/i18n/create-translate";
import { de } from "../../lib/i18n/locales/de";
import { en } from "../../lib/i18n/locales/en";
import { loadEmoji } from "./load-emoji";

type Groups = Awaited<ReturnType<typeof loadEmoji>>;
let english: Groups;
let german: Groups;

beforeAll(async () => {
  english = await loadEmoji("en", createTranslate("en", en));
  german = await loadEmoji("de", createTranslate("de", de));
});

const all = (groups: Groups) => groups.flatMap(({ entries }) => entries);

describe("the emoji of the picker", () => {
  test("are some two thousand, each once, under nine headings in the reader's language", () => {
    const emoji = all(english).map((entry) => entry.emoji);
    expect(emoji.length).toBeGreaterThan(1_800);
    expect(new Set(emoji).size).toBe(emoji.length);
    expect(english.map(({ label }) => label)).toContain("Animals and nature");
    expect(german.map(({ label }) => label)).toContain("Tiere und Natur");
    expect(english.every(({ entries }) => entries.length > 50)).toBe(true);
  });

  test("are taken by the server in just this spelling, in every skin tone, and without variation selectors too", () => {
    for (const { emoji, tones = [] } of all(english))
      for (const one of [emoji, ...tones]) {
        expect(Emoji.parse(one)).toBe(one);
        expect(Emoji.parse(one.replaceAll("\uFE0F", ""))).toBe(one);
      }
  });

  test("come in five skin tones where there are any", () => {
    const toned = all(english).filter(({ tones }) => tones);
    expect(toned.length).toBeGreaterThan(250);
    for (const { tones = [] } of toned) expect(new Set(tones).size).toBe(5);
  });

  test.each([
    ["key", "🔑"],
    ["Schlüssel", "🔑"],
    ["Daumen hoch", "👍"],
    ["thumbs up", "👍"],
    ["party", "🎉"],
    ["Haus", "🏠"],
    ["Deutschland", "🇩🇪"],
    ["germany", "🇩🇪"],
  ])("are found by %s, whatever the reader's language", (query, emoji) => {
    expect(findEmoji(english, query).map((entry) => entry.emoji)).toContain(emoji);
    expect(findEmoji(german, query).map((entry) => entry.emoji)).toContain(emoji);
  });

  test("have their name in the reader's language", () => {
    const nameIn = (groups: Groups) => all(groups).find(({ emoji }) => emoji === "🔑")?.name;
    expect([nameIn(english), nameIn(german)]).toEqual(["key", "Schlüssel"]);
  });
});
