import { type Conversation, isInTimeline, type Message, mayInGroup } from "@parley/api";
import type { MessageActionSet, MessageView } from "@parley/ui";
import Copy from "lucide-react/icons/copy";
import History from "lucide-react/icons/history";
import Link from "lucide-react/icons/link";
import MailOpen from "lucide-react/icons/mail-open";
import MessageSquareReply from "lucide-react/icons/message-square-reply";
import Pencil from "lucide-react/icons/pencil";
import Trash from "lucide-react/icons/trash-2";
import { useCallback, useState } from "react";
import { copyText } from "../../lib/copy-text";
import { describeError } from "../../lib/describe-error";
import { useTranslation } from "../../lib/i18n/i18n-context";
import type { KeepingState } from "../keeping/use-keeping";
import type { ReactionsState } from "../reactions/use-reactions";
import { receiveReadState } from "../receipts/receive-read-state.js";
import { receiveThreadState } from "../threads/receive-thread-state.js";
import { showToast } from "../toasts/toast-store";
import { useClientState, useWorkspaceSession } from "../workspaces/workspace-context";
import { nameMentions } from "./describe-message";
import { getMessagePath } from "./get-message-path";
import { getMessageKey } from "./to-message-view";

export interface MessageActionsOptions {
  conversation: Conversation;
  /** The id of the timeline: the conversation's, or a thread's root's. */
  placeId: string;
  onEdit(key: string): void;
  /** A message is being marked unread, which is offered where it counts as unread. Left out where nothing does. */
  onMarkedUnread?(): void;
  /** Opens the thread of a message; left out in a thread. */
  onReply?(message: Message): void;
  reactions: Pick<ReactionsState, "getActions">;
  keeping: Pick<KeepingState, "getItems">;
}

/** What can be done with the messages of a conversation, and the dialogs that deeds open. */
export interface MessageActionsState {
  getActions(view: MessageView): MessageActionSet;
  readonly deleting: Message | undefined;
  readonly showingVersions: Message | undefined;
  close(): void;
}

const none: MessageActionSet = { quick: [], menu: [] };
const icon = { size: 16, "aria-hidden": true } as const;

/** Who may do what with a message; texts and deeds of its menu. */
export function useMessageActions({
  conversation,
  placeId,
  onEdit,
  onMarkedUnread,
  onReply,
  reactions,
  keeping,
}: MessageActionsOptions): MessageActionsState {
  const { t } = useTranslation();
  const { slug, client, store } = useWorkspaceSession();
  const workspaceRole = useClientState((state) => state.workspace.role);
  const [dialog, setDialog] = useState<{ kind: "delete" | "versions"; message: Message }>();
  const { id: conversationId, kind, role, archivedAt } = conversation;
  const { getActions: getReactionActions } = reactions;
  const { getItems: getKeepingItems } = keeping;
  const mayModerate = kind === "group" && mayInGroup({ role, workspaceRole }, "deleteOthersMessage");

  const getActions = useCallback(
    (view: MessageView): MessageActionSet => {
      const { meId, members, timelines } = store.get();
      const message = timelines[placeId]?.items.find((item) => getMessageKey(item) === view.key);
      if (!message || message.system) return none;
      const isOwn = message.authorId === meId;
      const isWritable = archivedAt === null;
      // A reply is unread in one place: in the conversation if it stands there too, else in its thread.
      const countsHere = isInTimeline(message) === (placeId === conversationId);
      const reply = onReply &&
        isWritable && {
          id: "reply",
          label: t("threads.reply"),
          icon: <MessageSquareReply {...icon} />,
          onSelect: () => onReply(message),
        };
      // Under a tombstone a thread goes on; what was deleted unanswered stays so.
      if (message.deletedAt !== null) return reply && message.replyCount > 0 ? { quick: [], menu: [[reply]] } : none;
      const copy = async (text: string, done: string) => {
        const copied = await copyText(text);
        showToast({ tone: copied ? "success" : "error", title: copied ? done : t("messages.copyFailed") });
      };
      const markUnread = async () => {
        onMarkedUnread?.();
        try {
          const { thread, ...read } = await client.receipts.markUnread.mutate({ messageId: message.id });
          store.update((state) => (thread ? receiveThreadState(state, thread) : receiveReadState(state, read)));
        } catch (error) {
          showToast({ tone: "error", title: describeError(t, error) });
        }
      };
      const link = new URL(getMessagePath(slug, message), location.origin).href;
      return {
        ...getReactionActions(message),
        menu: [
          [
            ...(reply ? [reply] : []),
            ...(isOwn && isWritable
              ? [
                  {
                    id: "edit",
                    label: t("messages.edit"),
                    icon: <Pencil {...icon} />,
                    onSelect: () => onEdit(view.key),
                  },
                ]
              : []),
            {
              id: "copy-text",
              label: t("messages.copyText"),
              icon: <Copy {...icon} />,
              onSelect: () => void copy(nameMentions(message.text, { members }, t), t("messages.textCopied")),
            },
            {
              id: "copy-link",
              label: t("messages.copyLink"),
              icon: <Link {...icon} />,
              onSelect: () => void copy(link, t("messages.linkCopied")),
            },
            ...(onMarkedUnread && countsHere
              ? [
                  {
                    id: "mark-unread",
                    label: t("messages.markUnread"),
                    icon: <MailOpen {...icon} />,
                    onSelect: () => void markUnread(),
                  },
                ]
              : []),
            ...(message.editedAt === null
              ? []
              : [
                  {
                    id: "versions",
                    label: t("messages.versions"),
                    icon: <History {...icon} />,
                    onSelect: () => setDialog({ kind: "versions", message }),
                  },
                ]),
          ],
          getKeepingItems(message),
          ...((isOwn || mayModerate) && isWritable
            ? [
                [
                  {
                    id: "delete",
                    label: t("messages.delete"),
                    icon: <Trash {...icon} />,
                    danger: true,
                    onSelect: () => setDialog({ kind: "delete", message }),
                  },
                ],
              ]
            : []),
        ],
      };
    },
    [
      t,
      slug,
      client,
      store,
      placeId,
      conversationId,
      archivedAt,
      mayModerate,
      onEdit,
      onMarkedUnread,
      onReply,
      getReactionActions,
      getKeepingItems,
    ],
  );

  return {
    getActions,
    deleting: dialog?.kind === "delete" ? dialog.message : undefined,
    showingVersions: dialog?.kind === "versions" ? dialog.message : undefined,
    close: useCallback(() => setDialog(undefined), []),
  };
}
