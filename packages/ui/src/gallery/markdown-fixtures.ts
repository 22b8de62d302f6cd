import type { MarkdownContext } from "../markdown/markdown-context";

const names: Readonly<Record<string, string>> = {
  "00000000-0000-4000-8000-000000000001": "Jana Roth",
  "00000000-0000-4000-8000-000000000002": "Marta Engel",
};
const emoji: Readonly<Record<string, string>> = { house: "🏠", tada: "🎉", "100": "💯" };

/** What the gallery's texts need to be shown; Marta Engel looks at them. */
export const markdownContext: MarkdownContext = {
  getMention: (target) => ({ name: names[target] ?? target, own: names[target] === "Marta Engel" }),
  findEmoji: (shortcode) => emoji[shortcode],
  renderReference: (conversationId, seq) => `[${conversationId.slice(-1)}/${seq}]`,
  labels: {
    code: "Code",
    copyCode: "Copy code",
    codeCopied: "Copied",
    table: "Table",
    taskDone: "done",
    taskOpen: "open",
  },
};
