/** The beginning of a fenced block, also inside quotes and list items (CommonMark 0.31, 4.5). */
export const FENCE = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(?:(`{3,})[^`]*|(~{3,})[^\n]*)$/;
export const FENCE_END = /^[ \t>]*(`{3,}|~{3,})[ \t]*$/;

/** A stretch of a text that is all prose or all code. */
export interface Piece {
  text: string;
  isCode: boolean;
}

/**
 * A Markdown text cut into its prose and what it shows as code, fenced blocks and code spans; together the whole text. Reads
 * each character a fixed number of times, whatever the text.
 */
export function splitCode(text: string): Piece[] {
  const pieces: Piece[] = [];
  /** Where the paragraph began that is being read, or the block of code. */
  let begun = 0;
  let at = 0;
  let fence: string | null = null;
  const endParagraph = () => {
    for (const piece of splitSpans(text.slice(begun, at))) pieces.push(piece);
    begun = at;
  };
  for (const line of text.split("\n")) {
    const next = Math.min(at + line.length + 1, text.length);
    if (fence !== null) {
      if (FENCE_END.exec(line)?.[1]?.startsWith(fence)) {
        pieces.push({ text: text.slice(begun, next), isCode: true });
        begun = next;
        fence = null;
      }
    } else {
      const begin = FENCE.exec(line);
      fence = begin?.[1] ?? begin?.[2] ?? null;
      if (fence !== null || line.trim() === "") endParagraph();
    }
    at = next;
  }
  if (fence === null) endParagraph();
  else pieces.push({ text: text.slice(begun), isCode: true });
  return pieces;
}

/** A Markdown text without what it shows as code. */
export function withoutCode(text: string): string {
  return splitCode(text)
    .map((piece) => (piece.isCode ? " " : piece.text))
    .join("");
}

/** Finds code spans: from a run of backticks to the next run of the same length (CommonMark 0.31, 6.1). */
function splitSpans(paragraph: string): Piece[] {
  const runs = [...paragraph.matchAll(/`+/g)].map((run) => ({ at: run.index, length: run[0].length }));
  const later = new Map<number, number[]>();
  for (const { at, length } of runs.toReversed()) {
    const places = later.get(length);
    if (places === undefined) later.set(length, [at]);
    else places.push(at);
  }
  const pieces: Piece[] = [];
  let from = 0;
  for (const { at, length } of runs) {
    if (at < from) continue;
    const escaped = isEscaped(paragraph, at) ? 1 : 0;
    const end = length > escaped ? nextAfter(later.get(length - escaped), at) : undefined;
    if (end === undefined) continue;
    pieces.push({ text: paragraph.slice(from, at), isCode: false });
    from = end + length - escaped;
    pieces.push({ text: paragraph.slice(at, from), isCode: true });
  }
  return [...pieces, { text: paragraph.slice(from), isCode: false }];
}

/** The next of some places, which are kept last first, behind `at`; those before it are dropped for good. */
function nextAfter(places: number[] | undefined, at: number): number | undefined {
  while (places !== undefined && (places.at(-1) ?? Number.POSITIVE_INFINITY) <= at) places.pop();
  return places?.at(-1);
}

/** Whether an odd number of backslashes stands before a place. */
function isEscaped(text: string, at: number): boolean {
  let first = at;
  while (text[first - 1] === "\\") first -= 1;
  return (at - first) % 2 === 1;
}
