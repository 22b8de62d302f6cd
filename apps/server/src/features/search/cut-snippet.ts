import { LIMITS, type Snippet } from "@parley/api/server";
import { type TextWord, textWords } from "./text-words.js";

/** How much of a snippet stands before the first word found, at most. */
const LEAD = 60;
const CUT = "…";

/**
 * The piece of a text around the first of the words found (`marks` count from 1), cut between words to at most `longest`
 * characters, and where in it words were found. An ellipsis stands where something was left out.
 */
export function cutSnippet(text: string, marks: readonly number[], longest: number = LIMITS.snippet): Snippet {
  const words = textWords(text);
  const found = marks.flatMap((mark) => words[mark - 1] ?? []);
  const { start, end } = pieceOf(text, words, found[0], longest);
  const lead = start > 0 ? CUT : "";
  const ranges = found
    .filter((word) => word.start < end && word.end > start)
    .map((word) => ({
      start: Math.max(word.start, start) - start + lead.length,
      end: Math.min(word.end, end) - start + lead.length,
    }));
  return { text: `${lead}${text.slice(start, end)}${end < text.length ? CUT : ""}`, ranges };
}

function pieceOf(
  text: string,
  words: readonly TextWord[],
  first: TextWord | undefined,
  longest: number,
): { start: number; end: number } {
  if (text.length <= longest) return { start: 0, end: text.length };
  const wanted = (first?.start ?? 0) - LEAD;
  const start = wanted <= 0 ? 0 : (words.find((word) => word.start >= wanted)?.start ?? 0);
  if (text.length - start <= longest) return { start, end: text.length };
  const last = words.findLast((word) => word.end <= start + longest && word.end > start);
  return { start, end: last?.end ?? wholeCharacter(text, start + longest) };
}

/** Does not cut a character that takes two units in half. */
function wholeCharacter(text: string, end: number): number {
  return /[\ud800-\udbff]/.test(text.charAt(end - 1)) ? end - 1 : end;
}
