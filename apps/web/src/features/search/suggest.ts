import { parseSearch } from "@parley/api";
import { filterPeople } from "@parley/ui";

/** What is offered below the search box: to search for this, to go on with a filter, or to search again. */
export interface Suggestion {
  readonly id: string;
  readonly kind: "search" | "recent" | "filter" | "person" | "conversation";
  /** What the box holds when it is picked. */
  readonly text: string;
  /** What is shown. */
  readonly name: string;
}

/** Names that filters can be filled with. */
export interface SuggestionNames {
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly conversations: readonly { readonly id: string; readonly name: string }[];
}

const FILTERS = ["from:", "in:", "before:", "after:", "has:link"] as const;

/** Names offered at once. */
const SHOWN = 6;

const OPEN_FILTER = /(?:^|\s)(from|in):("?)([^"\s]*|(?<=")[^"]*)$/iu;

/** What fits what was typed so far; behind `from:` and `in:` names, else filters that begin like the last word. */
export function suggest(typed: string, names: SuggestionNames, recent: readonly string[]): Suggestion[] {
  if (typed.trim() === "") {
    return [
      ...recent.map((text): Suggestion => ({ id: `recent-${text}`, kind: "recent", text, name: text })),
      ...filtersFor("", ""),
    ];
  }
  const search: Suggestion = { id: "search", kind: "search", text: typed, name: typed.trim() };
  const open = OPEN_FILTER.exec(typed);
  if (open) {
    const [, filter = "", , begun = ""] = open;
    const before = typed.slice(0, open.index + open[0].indexOf(filter));
    return [...namesFor(filter, before, begun, names), search];
  }
  const last = parseSearch(typed).parts.at(-1);
  const word = last?.kind === "word" && last.end === typed.length ? last.value.toLowerCase() : undefined;
  return word === undefined ? [search] : [search, ...filtersFor(typed.slice(0, last?.start), word)];
}

function filtersFor(before: string, begun: string): Suggestion[] {
  return FILTERS.filter((filter) => filter.startsWith(begun)).map((filter) => ({
    id: `filter-${filter}`,
    kind: "filter",
    text: `${before}${filter}${filter.endsWith(":") ? "" : " "}`,
    name: filter,
  }));
}

function namesFor(filter: string, before: string, begun: string, names: SuggestionNames): Suggestion[] {
  const kind = filter.toLowerCase() === "from" ? "person" : "conversation";
  const known = kind === "person" ? names.people : names.conversations;
  return filterPeople([...known], begun.trim())
    .slice(0, SHOWN)
    .map(({ id, name }) => ({ id: `${kind}-${id}`, kind, text: `${before}${filter}:${quoted(name)} `, name }));
}

/** A name as one value: names hold no straight quotes that a search could not do without. */
function quoted(name: string): string {
  const plain = name.replaceAll(/["„“”]/g, " ").trim();
  return /\s/.test(plain) ? `"${plain}"` : plain;
}
