import { FENCE, FENCE_END, splitCode } from "./without-code.js";

/** How mentions are written out. */
export interface MentionNames {
  /** The name of a member; called with the id in lower case. */
  getName(memberId: string): string;
  here: string;
  everyone: string;
}

/** Of a text is read what an excerpt four times as long would need: the rest is cut off anyway, and nothing takes long. */
const READ_FACTOR = 4;
/** Marks inside marks; what is nested deeper stays as typed. */
const MOST_NESTED = 8;

/** Under a heading, between paragraphs, or below the head of a table: lines that show nothing by themselves. */
const RULE = /^ {0,3}(?:=+|(?:[*_][ \t]*){3,}|\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?)[ \t]*$/;
const BLOCK_MARK = /^[ \t>]*(?:#{1,6}[ \t]+)?(?:[-*+][ \t]+(?:\[[ xX]\][ \t]+)?)?/;
const ESCAPE = String.raw`\\(?<escaped>[!-/:-@[-\x60{-~])`;
const CODE = String.raw`(?<ticks>\x60+)(?<code>[^\x60](?:[\s\S]*?[^\x60])?)\k<ticks>(?!\x60)`;
const MENTION = "<@(?<member>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})>|<!(?<all>here|everyone)>";
const ANY_MENTION = new RegExp(MENTION, "gi");
const REFERENCE = String.raw`(?<reference><#[0-9a-f-]{36}:\d{1,15}>)`;
const ADDRESS = "<(?<address>(?:https?://|mailto:|tel:)[^\\s<>]*)>|(?<bare>https?://[^\\s<>]+)";
const LINK = String.raw`!?\[(?<label>[^\][]*)\]\([ \t]*[^()\s]*(?:[ \t]+"[^"]*")?[ \t]*\)`;
const STRESS = String.raw`(?<mark>\*{1,3}|~~)(?=\S)(?<stressed>[\s\S]*?[^\s*])\k<mark>(?!\*)`;
const UNDERLINE = String.raw`(?<![\p{L}\p{N}_])(?<line>_{1,3})(?=\S)(?<underlined>[\s\S]*?[^\s_])\k<line>(?![\p{L}\p{N}_])`;
const INLINE = new RegExp([ESCAPE, CODE, MENTION, REFERENCE, ADDRESS, LINK, STRESS, UNDERLINE].join("|"), "giu");

/**
 * A Markdown text as one line of plain text, for previews, notifications and screen readers: marks are taken away, mentions
 * become names, code and addresses stay. Longer ones end in "…" after `maxLength` characters.
 */
export function toPlainText(markdown: string, names: MentionNames, maxLength = 200): string {
  const read = markdown.slice(0, maxLength * READ_FACTOR);
  const line = readBlocks(read, names).replace(/\s+/gu, " ").trim();
  const letters = Array.from(line);
  const isCut = letters.length > maxLength || read.length < markdown.length;
  return isCut ? `${letters.slice(0, maxLength).join("").trimEnd()}…` : line;
}

/** A text as written, with names in place of mentions; what it shows as code stays as it is. */
export function nameMentions(text: string, names: MentionNames): string {
  const nameIn = (prose: string) =>
    prose.replace(ANY_MENTION, (match, ...rest) => mentionIn(rest.at(-1) as InlineGroups, names) ?? match);
  return splitCode(text)
    .map((piece) => (piece.isCode ? piece.text : nameIn(piece.text)))
    .join("");
}

function readBlocks(text: string, names: MentionNames): string {
  const pieces: string[] = [];
  let prose: string[] = [];
  let fence: string | null = null;
  const endProse = () => {
    pieces.push(readInline(prose.join("\n"), names, 0));
    prose = [];
  };
  for (const line of text.split("\n")) {
    if (fence !== null) {
      if (FENCE_END.exec(line)?.[1]?.startsWith(fence)) fence = null;
      else pieces.push(line);
      continue;
    }
    const begin = FENCE.exec(line);
    fence = begin?.[1] ?? begin?.[2] ?? null;
    if (fence !== null || line.trim() === "") endProse();
    else if (!RULE.test(line)) prose.push(readLine(line));
  }
  endProse();
  return pieces.join("\n");
}

/** A line without what makes it a quote, heading, item or row. */
function readLine(line: string): string {
  const text = line.replace(BLOCK_MARK, "");
  return text.startsWith("|") ? text.replaceAll("|", " ") : text;
}

interface InlineGroups {
  escaped?: string;
  code?: string;
  member?: string;
  all?: string;
  reference?: string;
  address?: string;
  bare?: string;
  label?: string;
  stressed?: string;
  underlined?: string;
}

function mentionIn({ member, all }: InlineGroups, names: MentionNames): string | undefined {
  if (member !== undefined) return `@${names.getName(member.toLowerCase())}`;
  if (all !== undefined) return `@${all.toLowerCase() === "here" ? names.here : names.everyone}`;
  return undefined;
}

function readInline(text: string, names: MentionNames, depth: number): string {
  return text.replace(INLINE, (match: string, ...rest: unknown[]) => {
    const groups = rest.at(-1) as InlineGroups;
    if (groups.reference !== undefined) return "";
    const inner = groups.label ?? groups.stressed ?? groups.underlined;
    if (inner !== undefined) return depth < MOST_NESTED ? readInline(inner, names, depth + 1) : match;
    return groups.escaped ?? groups.code ?? groups.address ?? groups.bare ?? mentionIn(groups, names) ?? match;
  });
}
