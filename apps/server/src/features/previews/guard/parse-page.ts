import { LIMITS } from "@parley/api/server";
import type { Page } from "./fetch-page.js";

/** What a page says of itself, in plain words, each within its limit. */
export interface PageSummary {
  title: string;
  /** Empty where it says nothing. */
  description: string;
  site: string;
}

/** The longest tag that is read, and the longest title, in UTF-16 units. */
const LONGEST_TAG = 8_192;

/** Reads the head of a page. `undefined` for one without a title. Reads each character a fixed number of times. */
export function parsePage(page: Page): PageSummary | undefined {
  const html = decode(page);
  const metas = new Map<string, string>();
  let title: string | undefined;
  let next = 0;
  for (let at = html.indexOf("<"); at !== -1; at = html.indexOf("<", next)) {
    next = at + 1;
    const start = html.slice(next, next + 6).toLowerCase();
    if (start.startsWith("body") || start.startsWith("/head")) break;
    if (start.startsWith("title") && title === undefined) title = textBehind(html, at);
    if (!start.startsWith("meta")) continue;
    const tag = tagAt(html, at);
    readMeta(tag, metas);
    next = at + tag.length;
  }
  const find = (...names: string[]) =>
    names.map((name) => metas.get(name)).find((text) => text !== undefined && text !== "");
  const shown = clean(find("og:title", "twitter:title") ?? title ?? "", LIMITS.previewTitle);
  if (shown === "") return undefined;
  return {
    title: shown,
    description: clean(find("og:description", "description", "twitter:description") ?? "", LIMITS.previewDescription),
    site: clean(find("og:site_name") ?? new URL(page.url).hostname.replace(/^www\./, ""), LIMITS.previewSite),
  };
}

function decode({ contentType, body }: Page): string {
  const declared = /charset=["']?([\w-]{1,40})/i;
  const label = (declared.exec(contentType) ?? declared.exec(body.subarray(0, 1_024).toString("latin1")))?.[1];
  try {
    return new TextDecoder(label ?? "utf-8").decode(body);
  } catch {
    return new TextDecoder().decode(body);
  }
}

function textBehind(html: string, at: number): string {
  const piece = html.slice(at, at + LONGEST_TAG);
  const begin = piece.indexOf(">") + 1;
  const end = piece.indexOf("<", begin);
  return begin === 0 ? "" : piece.slice(begin, end === -1 ? undefined : end);
}

const ATTRIBUTE = /([a-z:-]{1,40})\s{0,20}=\s{0,20}(?:"([^"]{0,4000})"|'([^']{0,4000})')/gi;

function readMeta(tag: string, metas: Map<string, string>): void {
  const attributes = new Map(
    [...tag.matchAll(ATTRIBUTE)].map(([, name = "", one, other]) => [name.toLowerCase(), one ?? other ?? ""]),
  );
  const name = (attributes.get("property") ?? attributes.get("name") ?? "").toLowerCase();
  const content = attributes.get("content");
  if (name !== "" && content !== undefined && !metas.has(name)) metas.set(name, content);
}

/** A tag up to its end; a ">" inside of quotes is none. */
function tagAt(html: string, at: number): string {
  const last = Math.min(html.length, at + LONGEST_TAG);
  let quote = "";
  for (let index = at; index < last; index += 1) {
    const character = html[index] ?? "";
    if (quote === "" && character === ">") return html.slice(at, index);
    if (character === quote) quote = "";
    else if (quote === "" && (character === '"' || character === "'")) quote = character;
  }
  return html.slice(at, last);
}

const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  auml: "ä",
  ouml: "ö",
  uuml: "ü",
  Auml: "Ä",
  Ouml: "Ö",
  Uuml: "Ü",
  szlig: "ß",
  ndash: "–",
  mdash: "—",
  hellip: "…",
};

/** One line of storable text: entities resolved, nothing that turns text around or hides it, cut with "…" where too long. */
function clean(text: string, max: number): string {
  const resolved = text.replace(/&(#x[\da-f]{1,6}|#\d{1,7}|[a-z]{2,8});/gi, (whole, name: string) => {
    if (!name.startsWith("#")) return NAMED[name] ?? whole;
    const code = name[1]?.toLowerCase() === "x" ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : "";
  });
  const plain = resolved
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, " ")
    .replace(/[\p{Cf}\p{Cs}\p{Co}]/gu, "")
    .replace(/\s+/g, " ")
    .trim();
  const points = Array.from(plain);
  return points.length <= max
    ? plain
    : `${points
        .slice(0, max - 1)
        .join("")
        .trimEnd()}…`;
}
