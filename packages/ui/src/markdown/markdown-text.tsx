import { memo, useMemo } from "react";
import { LinkedText } from "../chat/messages/linked-text";
import type { MarkdownContext } from "./markdown-context";
import { parseMarkdown } from "./parse-markdown";
import { renderTokens } from "./render-tokens";

export interface MarkdownTextProps {
  /** Markdown as written. */
  text: string;
  /** The text to show where it cannot be read as Markdown. */
  plainText: string;
  context: MarkdownContext;
}

/** A Markdown text. Brings the parser with it: reach it through FormattedText, which fetches it when it is needed. */
export const MarkdownText = memo(function MarkdownText({ text, plainText, context }: MarkdownTextProps) {
  const tokens = useMemo(() => parseMarkdown(text), [text]);
  return tokens ? renderTokens(tokens, context) : <LinkedText text={plainText} />;
});
