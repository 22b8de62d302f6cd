import { isEmoji, qualifyEmoji } from "@parley/api";
import { type EmojiEntry, type EmojiGroup, foldText } from "@parley/ui";
import type { Language, Translate } from "../../lib/i18n/texts";

/** The headings by emojibase's number of the group. */
const GROUPS = [
  [0, "smileys"],
  [1, "people"],
  [3, "nature"],
  [4, "food"],
  [5, "travel"],
  [6, "activities"],
  [7, "objects"],
  [8, "symbols"],
  [9, "flags"],
] as const;

/**
 * All emoji that this browser knows, under headings in the reader's language. Each is found by its names in every language of
 * the app, since people search in the one that comes to mind. Fetched when first needed; rejects when that fails.
 */
export async function loadEmoji(language: Language, t: Translate): Promise<EmojiGroup[]> {
  const { default: tuples } = await import("virtual:emoji-data");
  const entries = new Map<number, EmojiEntry[]>(GROUPS.map(([group]) => [group, []]));
  for (const [group, spelled, english, german, words, tones] of tuples) {
    // The data has variation selectors where none are needed.
    const emoji = qualifyEmoji(spelled);
    if (!isEmoji(emoji)) continue;
    const [name, other] = language === "de" ? [german, english] : [english, german];
    const found = { otherNames: [foldText(other)], words: foldText(words) };
    entries.get(group)?.push({ emoji, name, ...found, ...(tones && { tones: tones.map(qualifyEmoji) }) });
  }
  return GROUPS.map(([group, id]) => ({ id, label: t(`emoji.${id}`), entries: entries.get(group) ?? [] }));
}
