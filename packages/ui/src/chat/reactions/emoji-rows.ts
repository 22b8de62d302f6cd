/** One emoji that can be picked. */
export interface EmojiEntry {
  emoji: string;
  /** In the person's language: "waving hand". */
  name: string;
  /** Its names in other languages, folded by `foldText`. */
  otherNames?: readonly string[];
  /** What else it is found by, folded, words parted by spaces. */
  words: string;
  /** The same with skin tone 1 (light) to 5 (dark); only where there are such. */
  tones?: readonly string[];
}

/** Emoji under one heading. */
export interface EmojiGroup {
  id: string;
  label: string;
  entries: readonly EmojiEntry[];
}

/** 0 for none, 1 (light) to 5 (dark). */
export type SkinTone = 0 | 1 | 2 | 3 | 4 | 5;

/** One line of the grid. */
export interface EmojiRow {
  key: string;
  entries: readonly EmojiEntry[];
}

/** A heading and the lines under it. */
export interface EmojiSection {
  id: string;
  label: string;
  rows: readonly EmojiRow[];
}

/** Emoji in a line. */
export const EMOJI_COLUMNS = 8;

/** The emoji as it is shown and picked with a skin tone. */
export function withTone({ emoji, tones }: EmojiEntry, tone: SkinTone): string {
  return (tone > 0 ? tones?.[tone - 1] : undefined) ?? emoji;
}

/** A text as it is compared: without case and marks, so that "Müll" is found by "mull" and ß by ss. */
export function foldText(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("ß", "ss");
}

/** How well an emoji is named by a query: 0 exactly, 1 from its beginning, 2 by its words; undefined not at all. */
function rankOf(entry: EmojiEntry, query: string): number | undefined {
  const names = [foldText(entry.name), ...(entry.otherNames ?? [])];
  if (entry.emoji === query || names.includes(query)) return 0;
  if (names.some((name) => name.startsWith(query))) return 1;
  const text = ` ${names.join(" ")} ${entry.words}`;
  return query.split(/\s+/u).every((term) => text.includes(` ${term}`)) ? 2 : undefined;
}

/** Those that every typed word begins some word of; the best named first, each once. */
export function findEmoji(groups: readonly EmojiGroup[], query: string): EmojiEntry[] {
  const folded = foldText(query).trim();
  const ranked: [EmojiEntry[], EmojiEntry[], EmojiEntry[]] = [[], [], []];
  const seen = new Set<string>();
  for (const entry of groups.flatMap((group) => group.entries)) {
    const rank = seen.has(entry.emoji) ? undefined : rankOf(entry, folded);
    if (rank === undefined) continue;
    seen.add(entry.emoji);
    ranked[rank]?.push(entry);
  }
  return ranked.flat();
}

/** Puts groups into lines; empty ones are left out. */
export function layOutEmoji(groups: readonly EmojiGroup[]): EmojiSection[] {
  return groups.flatMap(({ id, label, entries }) => {
    if (entries.length === 0) return [];
    const rows = Array.from({ length: Math.ceil(entries.length / EMOJI_COLUMNS) }, (_, index) => ({
      key: `${id}-${index}`,
      entries: entries.slice(index * EMOJI_COLUMNS, (index + 1) * EMOJI_COLUMNS),
    }));
    return [{ id, label, rows }];
  });
}

/** A cell of the grid; rows are counted through all sections. */
export interface EmojiPlace {
  row: number;
  column: number;
}

/** Where a key leads from a cell: left and right run on through the lines, up and down keep to what the line has. */
export function moveInGrid(rows: readonly EmojiRow[], from: EmojiPlace, key: string): EmojiPlace | undefined {
  const lengthOf = (row: number) => rows[row]?.entries.length ?? 0;
  const at = (row: number, column: number): EmojiPlace | undefined =>
    lengthOf(row) === 0 ? undefined : { row, column: Math.max(0, Math.min(column, lengthOf(row) - 1)) };
  const { row, column } = from;
  switch (key) {
    case "ArrowDown":
      return at(row + 1, column);
    case "ArrowUp":
      return at(row - 1, column);
    case "ArrowRight":
      return column + 1 < lengthOf(row) ? { row, column: column + 1 } : at(row + 1, 0);
    case "ArrowLeft":
      return column > 0 ? { row, column: column - 1 } : at(row - 1, EMOJI_COLUMNS);
    case "Home":
      return at(row, 0);
    case "End":
      return at(row, EMOJI_COLUMNS);
    default:
      return undefined;
  }
}
