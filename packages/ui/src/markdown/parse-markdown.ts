import type { Token } from "markdown-it";
import { createParser, MOST_NESTED } from "./create-parser";

/** So many parts of text no screen shows at once; a message of prose that is as long as can be has a fifth of them. */
export const MOST_TOKENS = 5_000;

/** Blocks of code come with a frame and a button. */
const COSTLY: Readonly<Record<string, number>> = { fence: 20, code_block: 20 };

const parser = createParser();

/**
 * The parts of a Markdown text. Undefined for one that should be shown as typed: nested too deeply or in too many parts to be
 * meant for people, or nothing of it would be seen (only definitions of links).
 */
export function parseMarkdown(text: string): Token[] | undefined {
  const tokens = parser.parse(text, {});
  const count = tokens.reduce((sum, { type, children }) => sum + (COSTLY[type] ?? 1) + (children?.length ?? 0), 0);
  const isTooDeep = tokens.some(({ level }) => level >= MOST_NESTED - 1);
  return count === 0 || count > MOST_TOKENS || isTooDeep ? undefined : tokens;
}
