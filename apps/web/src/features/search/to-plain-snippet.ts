import { type MentionNames, type Snippet, toPlainText } from "@parley/api";

/** No characters: nobody writes them, so they go with the words through what takes the marks away. */
const START = "\uFDD0";
const END = "\uFDD1";

/** A snippet of a message as one line of plain text, with what was found in its new place. */
export function toPlainSnippet({ text, ranges }: Snippet, names: MentionNames): Snippet {
  let at = 0;
  let marked = "";
  for (const { start, end } of ranges) {
    marked += `${clean(text.slice(at, start))}${START}${clean(text.slice(start, end))}${END}`;
    at = end;
  }
  marked += clean(text.slice(at));
  return unmark(toPlainText(marked, names, Number.POSITIVE_INFINITY));
}

function clean(text: string): string {
  return text.replace(/[\uFDD0\uFDD1]/g, "\uFFFD");
}

/** A mark whose other half went with an address or the like is none. */
function unmark(marked: string): Snippet {
  const snippet: Snippet = { text: "", ranges: [] };
  let start: number | undefined;
  for (const piece of marked.split(/([\uFDD0\uFDD1])/)) {
    const { length } = snippet.text;
    if (piece === START) start = length;
    else if (piece !== END) snippet.text += piece;
    else {
      if (start !== undefined && start < length) snippet.ranges.push({ start, end: length });
      start = undefined;
    }
  }
  return snippet;
}
