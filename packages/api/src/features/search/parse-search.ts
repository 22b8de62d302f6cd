/** What a part of a search is: words, or a filter `name:value`. */
export type SearchFilter = "from" | "in" | "before" | "after" | "has";

/** A part of a search, and where it stands in what was typed (UTF-16 units, end exclusive). */
export interface SearchPart {
  kind: "word" | "phrase" | SearchFilter;
  value: string;
  start: number;
  end: number;
}

/** A search, understood. */
export interface ParsedSearch {
  /** All have to be found, in any order and form. */
  words: string[];
  /** Whether the last word may be the beginning of one: nothing was typed behind it. */
  begun: boolean;
  /** From quotation marks: these words in this order. */
  phrases: string[];
  /** Names of authors, or `me`; one of them has written it. */
  from: string[];
  /** Names of conversations; it is in one of them. */
  in: string[];
  /** Days as YYYY-MM-DD: written before the earliest `before`, and after the end of the latest `after`. */
  before: string | null;
  after: string | null;
  has: ("link" | "file")[];
  /** All of the above in the order typed; filters not yet complete (`from:`) are left out. */
  parts: SearchPart[];
}

const TOKEN = /(?:(from|in|before|after|has):)?(?:["„“”]([^"“”]*)(?:["“”]|$)|([^\s"„“”]\S*)|(?=\s|$))/giu;

/**
 * Reads what somebody typed into a search box. Every text is a search: what is no filter is a word. Names with blanks are
 * quoted: `from:"Anna Berger"`. Days may be written 2026-03-01 or 1.3.2026.
 */
export function parseSearch(typed: string): ParsedSearch {
  const text = typed.replaceAll(/\p{Surrogate}|\0/gu, " ");
  const parts = [...text.matchAll(TOKEN)].flatMap(readPart);
  const valuesOf = (kind: SearchPart["kind"]) => parts.filter((part) => part.kind === kind).map(({ value }) => value);
  const last = parts.at(-1);
  return {
    words: valuesOf("word"),
    begun: last?.kind === "word" && last.end === text.length,
    phrases: valuesOf("phrase"),
    from: valuesOf("from"),
    in: valuesOf("in"),
    before: valuesOf("before").toSorted().at(0) ?? null,
    after: valuesOf("after").toSorted().at(-1) ?? null,
    has: valuesOf("has").filter((value) => value === "link" || value === "file"),
    parts,
  };
}

/** Whether anything is asked for. */
export function isEmptySearch(search: ParsedSearch): boolean {
  return search.parts.length === 0;
}

function readPart(match: RegExpMatchArray): SearchPart[] {
  const [whole, name, quoted, bare] = match;
  const start = match.index ?? 0;
  const place = { start, end: start + whole.length };
  const given = (quoted ?? bare ?? "").trim();
  if (name === undefined) {
    if (given === "") return [];
    return [{ kind: quoted === undefined ? "word" : "phrase", value: given, ...place }];
  }
  if (given === "") return [];
  const kind = name.toLowerCase() as SearchFilter;
  const value = readFilter(kind, given);
  return [value === null ? { kind: "word", value: whole.trim(), ...place } : { kind, value, ...place }];
}

function readFilter(filter: SearchFilter, value: string): string | null {
  switch (filter) {
    case "from":
    case "in":
      return value.replace(/^[@#]/, "") || null;
    case "before":
    case "after":
      return readDay(value);
    case "has":
      return /^(link|file)s?$/i.test(value) ? value.toLowerCase().slice(0, 4) : null;
    default:
      return filter satisfies never;
  }
}

function readDay(value: string): string | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(value);
  const german = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(value);
  const [year, month, day] = iso ? iso.slice(1) : (german?.slice(1).toReversed() ?? []);
  if (year === undefined || month === undefined || day === undefined) return null;
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  const exists = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  return exists && Number(year) >= 1970 ? date.toISOString().slice(0, 10) : null;
}
