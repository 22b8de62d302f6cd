import type { PersonView } from "../people/person-view";

/** A conversation as the list shows it. */
export interface ConversationView {
  id: string;
  kind: "direct" | "group";
  /** Private groups carry a lock. */
  isPrivate?: boolean;
  name: string;
  /** The other person of a direct conversation. */
  person?: PersonView;
  /** The last message in one line, with its author where that helps: "You: See you at ten". */
  preview?: string;
  /** ISO 8601. */
  lastActivityAt: string;
  unreadCount: number;
  mentionCount: number;
  muted?: boolean;
  pinned?: boolean;
  /** Shown instead of the preview: "Jana is typing". */
  typing?: string;
  /** A message that is not sent yet: shown before the preview. */
  draft?: boolean;
  /** One's own last message failed. */
  failed?: boolean;
}
