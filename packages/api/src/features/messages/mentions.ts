import type { SharedMessage } from "./schemas.js";
import { withoutCode } from "./without-code.js";

const MENTION = /<@([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})>/gi;
const BROADCAST = /<!(here|everyone)>/gi;

/** The members a text mentions as `<@memberId>`, each once, in order, not counting code. Whether they exist is not checked. */
export function parseMentions(text: string): string[] {
  return [...new Set([...withoutCode(text).matchAll(MENTION)].map((match) => (match[1] ?? "").toLowerCase()))];
}

/** Whom a text calls at once by `<!here>` or `<!everyone>`, not counting code; everyone where it has both. */
export function parseBroadcast(text: string): SharedMessage["broadcast"] {
  if (!text.includes("<!")) return null;
  const called = new Set([...withoutCode(text).matchAll(BROADCAST)].map((match) => (match[1] ?? "").toLowerCase()));
  if (called.has("everyone")) return "everyone";
  return called.has("here") ? "here" : null;
}

/**
 * Whether a message by somebody else mentions a member who sees it in its place; `"ask"` when only the server knows, since a
 * message does not tell who was connected when it was sent.
 */
export function mentionsMember(
  { mentions, broadcast }: Pick<SharedMessage, "mentions" | "broadcast">,
  memberId: string,
): boolean | "ask" {
  if (broadcast === "everyone" || mentions.includes(memberId)) return true;
  return broadcast === "here" ? "ask" : false;
}
