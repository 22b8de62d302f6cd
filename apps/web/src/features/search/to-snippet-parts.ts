import type { Snippet } from "@parley/api";
import type { SnippetPart } from "@parley/ui";

/** A snippet in pieces, what was found apart from the rest. */
export function toSnippetParts(snippet: Snippet): SnippetPart[] {
  const parts: SnippetPart[] = [];
  let at = 0;
  const add = (end: number, found: boolean) => {
    const text = snippet.text.slice(at, end);
    if (text !== "") parts.push({ text, found });
    at = end;
  };
  for (const { start, end } of snippet.ranges) {
    add(start, false);
    add(end, true);
  }
  add(snippet.text.length, false);
  return parts;
}
