import { appPaths, type MessageLanguage, toPlainText } from "@parley/api/server";
import type { Tellable } from "./list-tellable.js";
import { TELLING_WORDS } from "./telling-words.js";

/** A notification in words, for somebody who does not have the app open. */
export interface Told {
  /** Who did what, one line of plain text. */
  title: string;
  /** The message's beginning, one line of plain text; empty where there is none. */
  excerpt: string;
  /** Where it stands, a path of the web app. */
  path: string;
}

/** Puts a notification into words; the excerpt has at most `length` characters and "…". */
export function tell(tellable: Tellable, language: MessageLanguage, length: number): Told {
  const { notification, message, conversation, workspace, names } = tellable;
  const words = TELLING_WORDS[language];
  const getName = (id: string) => names.get(id) ?? words.someone;
  const place = conversation.kind === "direct" ? null : conversation.name;
  return {
    title: words.sentences[notification.kind]({ name: getName(notification.actorId), place }),
    excerpt:
      message === null
        ? ""
        : toPlainText(message.text, { getName, here: words.here, everyone: words.everyone }, length),
    path: pathOf(workspace.slug, notification.conversationId, message),
  };
}

function pathOf(slug: string, conversationId: string, message: Tellable["message"]): string {
  if (message === null) return appPaths.conversation(slug, conversationId);
  return message.inTimeline
    ? appPaths.message(slug, conversationId, message.seq)
    : appPaths.thread(slug, conversationId, message.threadRootId ?? message.id, message.seq);
}
