import type { Snippet } from "@parley/api";
import type { SnippetPart } from "@parley/ui";
import type { Translate } from "../../lib/i18n/texts";
import type { PeopleView } from "../members/names";
import { nameMentions } from "../messages/describe-message";

/** A snippet in pieces, what was found apart from the rest, with names in place of mentions. */
export function toSnippetParts(snippet: Snippet, people: Pick<PeopleView, "members">, t: Translate): SnippetPart[] {
  const parts: SnippetPart[] = [];
  let at = 0;
  const add = (end: number, found: boolean) => {
    const text = snippet.text.slice(at, end);
    if (text !== "") parts.push({ text: found ? text : nameMentions(text, people, t), found });
    at = end;
  };
  for (const { start, end } of snippet.ranges) {
    add(start, false);
    add(end, true);
  }
  add(snippet.text.length, false);
  return parts;
}
