import { expect, test } from "vitest";
import { isStorableText } from "../../text.js";
import { parseSearch } from "./parse-search.js";

const PIECES = [
  ...[
    "from:",
    "in:",
    "before:",
    "after:",
    "has:",
    "HAS:link",
    '"',
    "„",
    "“",
    "”",
    " ",
    "\t",
    "\n",
    "\0",
    "\ud800",
    "\udc00",
  ],
  ...[
    "2026-03-01",
    "31.2.2026",
    "🏠",
    "ä",
    "ß",
    "\\",
    "'",
    ":",
    "&",
    "|",
    "!",
    "*",
    "(",
    ")",
    "<@",
    "%",
    "_",
    "-",
    "anna",
  ],
  ...["\u202e", "\u200d", "e\u0301", "<!here>", "\u00a0"],
];

/** Mulberry32: the same texts in every run. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

test("every text is a search: parts in order and within it, nothing a database cannot take, nothing typed lost [F7.2]", () => {
  const random = randomOf(7);
  for (let round = 0; round < 20_000; round++) {
    const length = Math.floor(random() * 14);
    const typed = Array.from({ length }, () => PIECES[Math.floor(random() * PIECES.length)]).join("");
    const search = parseSearch(typed);
    let end = 0;
    for (const part of search.parts) {
      expect(part.start).toBeGreaterThanOrEqual(end);
      expect(part.end).toBeGreaterThan(part.start);
      end = part.end;
      expect(part.value.trim()).toBe(part.value);
      expect(part.value).not.toBe("");
      expect(isStorableText(part.value)).toBe(true);
    }
    expect(end).toBeLessThanOrEqual(typed.length);
    for (const day of [search.before, search.after]) expect(day ?? "2000-01-01").toMatch(/^\d{4}-\d\d-\d\d$/);
    const left = search.parts.reduceRight(
      (rest, { start, end: to }) => `${rest.slice(0, start)} ${rest.slice(to)}`,
      typed,
    );
    expect(left.replaceAll(/["„“”\s\0\p{Surrogate}]|from:|in:|before:|after:|has:/giu, "")).toBe("");
  }
});

test("the longest texts of one kind are read quickly enough to type", () => {
  for (const piece of PIECES) {
    const typed = piece.repeat(20_000);
    expect(parseSearch(typed).parts.length).toBeLessThanOrEqual(typed.length);
  }
});
