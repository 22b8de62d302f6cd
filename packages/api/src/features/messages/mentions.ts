import { withoutCode } from "./without-code.js";

const MENTION = /<@([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})>/gi;

/** The members a text mentions as `<@memberId>`, each once, in order, not counting code. Whether they exist is not checked. */
export function parseMentions(text: string): string[] {
  return [...new Set([...withoutCode(text).matchAll(MENTION)].map((match) => (match[1] ?? "").toLowerCase()))];
}
