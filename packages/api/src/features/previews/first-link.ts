import { LIMITS } from "../../limits.js";
import { withoutCode } from "../messages/without-code.js";

/** What follows a link in a sentence, and what Markdown and people put around it. */
const CLOSING = /[.,;:!?'"*_~)\]]+$/;

/** The first web address in a text that is worth a preview: not inside code, with no user in it; normalized. */
export function findFirstLink(text: string): string | undefined {
  if (!text.includes("://")) return undefined;
  for (const [found] of withoutCode(text).matchAll(/\bhttps?:\/\/[^\s<>|`]+/gi)) {
    const url = parseLink(found);
    if (url !== undefined) return url;
  }
  return undefined;
}

function parseLink(found: string): string | undefined {
  if (found.length > LIMITS.previewUrl) return undefined;
  // A closing bracket belongs to an address that holds the opening one, as many do.
  const trimmed = found.replace(CLOSING, (closing) => (found.includes("(") && closing.startsWith(")") ? ")" : ""));
  if (!URL.canParse(trimmed)) return undefined;
  const url = new URL(trimmed);
  const isPlain = url.username === "" && url.password === "" && url.hostname !== "";
  return isPlain && url.href.length <= LIMITS.previewUrl ? url.href : undefined;
}
