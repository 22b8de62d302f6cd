/** What is being completed: the letters behind an `@`, and where that stands. */
export interface CompletionQuery {
  /** Where the `@` stands, in UTF-16 units. */
  start: number;
  /** What is typed behind it: at most three words. */
  query: string;
}

/** An `@` at the beginning of a word, and what follows up to the caret. */
const OPENED = /(?:^|[\s([{<>"'„“‚*_~/-])@((?:[^\s@]{1,40}(?: [^\s@]{0,40}){0,2})?)$/u;
/** Longer ones name nobody; nothing before is looked at. */
const LONGEST = 130;

/** The mention that the caret stands in, if it stands in one. */
export function findCompletion(text: string, caret: number): CompletionQuery | undefined {
  const [, query] = OPENED.exec(text.slice(Math.max(0, caret - LONGEST), caret)) ?? [];
  return query === undefined ? undefined : { start: caret - query.length - 1, query };
}
