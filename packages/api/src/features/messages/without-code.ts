/** The beginning of a fenced block, also inside quotes and list items (CommonMark 0.31, 4.5). */
const FENCE = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(?:(`{3,})[^`]*|(~{3,})[^\n]*)$/;
const FENCE_END = /^[ \t>]*(`{3,}|~{3,})[ \t]*$/;

/**
 * A Markdown text without what it shows as code: fenced blocks and code spans. Reads each character a fixed number of
 * times, whatever the text.
 */
export function withoutCode(text: string): string {
  const paragraphs: string[] = [];
  let lines: string[] = [];
  let fence: string | null = null;
  const endParagraph = () => {
    paragraphs.push(withoutSpans(lines.join("\n")));
    lines = [];
  };
  for (const line of text.split("\n")) {
    if (fence !== null) {
      if (FENCE_END.exec(line)?.[1]?.startsWith(fence)) fence = null;
      continue;
    }
    const begin = FENCE.exec(line);
    fence = begin?.[1] ?? begin?.[2] ?? null;
    if (fence !== null || line.trim() === "") endParagraph();
    else lines.push(line);
  }
  endParagraph();
  return paragraphs.join("\n\n");
}

/** Takes out code spans: from a run of backticks to the next run of the same length (CommonMark 0.31, 6.1). */
function withoutSpans(paragraph: string): string {
  const runs = [...paragraph.matchAll(/`+/g)].map((run) => ({ at: run.index, length: run[0].length }));
  const later = new Map<number, number[]>();
  for (const { at, length } of runs.toReversed()) {
    const places = later.get(length);
    if (places === undefined) later.set(length, [at]);
    else places.push(at);
  }
  let prose = "";
  let from = 0;
  for (const { at, length } of runs) {
    if (at < from) continue;
    const escaped = isEscaped(paragraph, at) ? 1 : 0;
    const end = length > escaped ? nextAfter(later.get(length - escaped), at) : undefined;
    if (end === undefined) continue;
    prose += `${paragraph.slice(from, at)} `;
    from = end + length - escaped;
  }
  return prose + paragraph.slice(from);
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
