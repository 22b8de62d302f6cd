import type { ComposerLabels, MessageListLabels, MessagePaneProps } from "@parley/ui";
import type { Translate } from "../../lib/i18n/texts";

/**
 * The texts of the message list. `isConnected` decides what is said of a message on its way; `toPlainText` gives what is read
 * out of a new one.
 */
export function getMessageLabels(
  t: Translate,
  isConnected: boolean,
  toPlainText: (text: string) => string,
): MessageListLabels {
  return {
    messages: t("messages.messages"),
    newDivider: t("messages.new"),
    jumpToNewest: t("messages.jumpToNewest"),
    newMessages: (count) => t("messages.newMessages", { count }),
    newMessage: (author, text) => t("messages.newMessage", { author, text: toPlainText(text) }),
    loadingOlder: t("messages.loadingOlder"),
    olderFailed: t("messages.olderFailed"),
    moreActions: t("messages.moreActions"),
    reactions: t("reactions.list"),
    reaction: ({ emoji, count, mine }) => t(mine ? "reactions.countMine" : "reactions.count", { emoji, count }),
    edited: t("messages.edited"),
    deleted: t("messages.deleted"),
    repliedInThread: t("threads.repliedInThread"),
    replies: (count) => t("threads.replies", { count }),
    lastReply: (ago) => t("threads.lastReply", { ago }),
    unreadReplies: (count) => t("threads.unreadReplies", { count }),
    sending: isConnected ? t("messages.sending") : t("messages.waiting"),
    sent: t("messages.sent"),
    delivered: t("receipts.delivered"),
    read: (count) => (count === undefined ? t("receipts.read") : t("receipts.readBy", { count })),
    readers: t("receipts.readers"),
    failed: t("messages.failed"),
    retry: t("messages.retry"),
    discard: t("messages.discard"),
    edit: t("messages.editMessage"),
    save: t("common.save"),
    cancel: t("common.cancel"),
    limit: (max) => t("composer.limit", { max }),
    remaining: (count) => t("composer.remaining", { count }),
    tooLong: (count) => t("composer.tooLong", { count }),
  };
}

/** The texts around the list while there is none. */
export function getPaneLabels(t: Translate): MessagePaneProps["labels"] {
  return {
    messages: t("messages.messages"),
    loading: t("conversation.loading"),
    errorTitle: t("conversation.errorTitle"),
    errorDescription: t("workspaces.errorText"),
    retry: t("common.retry"),
  };
}

/** The texts of the composer. */
export function getComposerLabels(t: Translate): ComposerLabels {
  return {
    message: t("composer.message"),
    send: t("composer.send"),
    limit: (max) => t("composer.limit", { max }),
    remaining: (count) => t("composer.remaining", { count }),
    tooLong: (count) => t("composer.tooLong", { count }),
  };
}
