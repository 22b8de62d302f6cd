import type { ReactNode } from "react";
import type { CodeBlockLabels } from "./code-block";

/** How a mention is shown. */
export interface MentionView {
  /** Without the `@`. */
  name: string;
  /** It is the reader who is mentioned. */
  own?: boolean;
}

export interface MarkdownLabels extends CodeBlockLabels {
  /** Names a table while it scrolls: "Table". */
  table: string;
  /** Of an item of a task list: "done", "open". */
  taskDone: string;
  taskOpen: string;
}

/** What a Markdown text needs besides itself to be shown. */
export interface MarkdownContext {
  /** Who is meant by an id, or by `here` or `everyone`. */
  getMention(target: string): MentionView;
  /** The emoji of a name such as `house`; what has none is shown as typed. */
  findEmoji?: ((shortcode: string) => string | undefined) | undefined;
  /** What stands for a reference to a message; without it the reference is shown as typed. */
  renderReference?: ((conversationId: string, seq: number) => ReactNode) | undefined;
  labels: MarkdownLabels;
}
