import { LinkedText } from "../chat/messages/linked-text";
import { createLazyPart, useLazyPart } from "../primitives/lazy-part";
import { hasMarkup } from "./has-markup";
import type { MarkdownContext } from "./markdown-context";
import type { MarkdownTextProps } from "./markdown-text";

const markdown = createLazyPart<MarkdownTextProps>(() =>
  import("./markdown-text").then(({ MarkdownText }) => MarkdownText),
);

/** Fetches the parser ahead of the first text that needs it. Never rejects. */
export function preloadMarkdown(): Promise<void> {
  return markdown.preload();
}

export interface FormattedTextProps {
  /** Markdown as written, at most as long as a message. */
  text: string;
  /** The same with names in place of mentions; shown until the parser is there, and where it cannot be fetched. */
  plainText?: string;
  context: MarkdownContext;
}

/** A text as people wrote it: Markdown where it has markup, else plain with links, for which no parser is fetched. */
export function FormattedText({ text, plainText = text, context }: FormattedTextProps) {
  const isMarkdown = hasMarkup(text);
  const Markdown = useLazyPart(markdown, isMarkdown);
  if (!isMarkdown || !Markdown) return <LinkedText text={plainText} />;
  return <Markdown text={text} plainText={plainText} context={context} />;
}
