import german from "emojibase-data/de/compact.json" with { type: "json" };
import english from "emojibase-data/en/compact.json" with { type: "json" };
import shortcodes from "emojibase-data/en/shortcodes/github.json" with { type: "json" };
import type { Plugin } from "vite";

/** What of an emoji of emojibase-data is used. */
interface SourceEmoji {
  readonly unicode: string;
  readonly hexcode: string;
  readonly label: string;
  readonly tags?: readonly string[];
  /** Left out for parts of emoji, such as the letters of flags. */
  readonly group?: number;
  readonly order?: number;
  readonly skins?: readonly SourceEmoji[];
}

/** Skin tones and hair, which are no emoji by themselves. */
const COMPONENTS = 2;
const TONES = ["🏻", "🏼", "🏽", "🏾", "🏿"];

/** The emoji in which everybody has this tone. */
function inTone(skins: readonly SourceEmoji[], tone: string): string | undefined {
  return skins.find(({ unicode }) => Array.from(unicode).every((part) => !TONES.includes(part) || part === tone))
    ?.unicode;
}

/** All emoji in the order to show, as `virtual:emoji-data` declares them: with English and German names and words. */
export function listEmoji(): unknown[] {
  const inGerman = new Map((german as readonly SourceEmoji[]).map((emoji) => [emoji.hexcode, emoji]));
  return (english as readonly SourceEmoji[])
    .filter(({ group }) => group !== undefined && group !== COMPONENTS)
    .sort((one, other) => (one.order ?? 0) - (other.order ?? 0))
    .map(({ unicode, hexcode, group, label, tags = [], skins = [] }) => {
      const translated = inGerman.get(hexcode);
      const words = [...new Set([...tags, ...(translated?.tags ?? [])])].join(" ");
      const tones = TONES.map((tone) => inTone(skins, tone));
      const entry = [group, unicode, label, translated?.label ?? label, words];
      return skins.length > 0 ? [...entry, tones] : entry;
    });
}

/** Names such as `house` and their emoji, as `virtual:emoji-shortcodes` declares them. */
export function listShortcodes(): [string, string][] {
  const names = new Map(Object.entries(shortcodes as Readonly<Record<string, string | readonly string[]>>));
  return (english as readonly SourceEmoji[]).flatMap(({ unicode, hexcode }) =>
    [names.get(hexcode) ?? []].flat().map((name): [string, string] => [name, unicode]),
  );
}

const MODULES: Readonly<Record<string, () => unknown>> = {
  "virtual:emoji-data": listEmoji,
  "virtual:emoji-shortcodes": listShortcodes,
};

/** Makes the modules `virtual:emoji-*` out of emojibase-data: a third of its size, and served by our own server. */
export function emojiData(): Plugin {
  return {
    name: "emoji-data",
    resolveId: (id) => (Object.hasOwn(MODULES, id) ? `\0${id}` : undefined),
    load: (id) => {
      const list = id.startsWith("\0") ? MODULES[id.slice(1)] : undefined;
      return list && `export default JSON.parse(${JSON.stringify(JSON.stringify(list()))})`;
    },
  };
}
