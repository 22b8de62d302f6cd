import german from "emojibase-data/de/compact.json" with { type: "json" };
import english from "emojibase-data/en/compact.json" with { type: "json" };
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

const NAME = "virtual:emoji-data";

/** Makes the module `virtual:emoji-data` out of emojibase-data: a third of its size, and served by our own server. */
export function emojiData(): Plugin {
  return {
    name: "emoji-data",
    resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
    load: (id) =>
      id === `\0${NAME}` ? `export default JSON.parse(${JSON.stringify(JSON.stringify(listEmoji()))})` : undefined,
  };
}
