const CODE = /```[\s\S]*?(?:```|$)|`[^`\n]*`/g;
const MENTION = /<@([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})>/gi;

/** The members a text mentions as `<@memberId>`, each once, in order, not counting code. Whether they exist is not checked. */
export function parseMentions(text: string): string[] {
  const prose = text.replace(CODE, " ");
  return [...new Set([...prose.matchAll(MENTION)].map((match) => (match[1] ?? "").toLowerCase()))];
}
