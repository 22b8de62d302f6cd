import { type Conversation, LIMITS, type Message } from "@parley/api";
import { MessageList, MessagePane, type PersonView } from "@parley/ui";
import { useCallback, useState } from "react";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { useNow } from "../../lib/use-now";
import { useTimeSettings } from "../../lib/use-time-settings";
import { ConversationStart } from "../conversations/conversation-start";
import { useKeeping } from "../keeping/use-keeping";
import { useMentioning } from "../mentions/use-mentioning";
import { PersonStatus } from "../presence/person-status";
import { renderMessagePreview } from "../previews/message-preview";
import { useReactions } from "../reactions/use-reactions";
import { useFirstUnread } from "../receipts/use-first-unread";
import { useMarkRead } from "../receipts/use-mark-read";
import { useReceipts } from "../receipts/use-receipts";
import { findThreadOf, useOpenThread } from "../threads/use-open-thread";
import { useWorkspaceSession } from "../workspaces/workspace-context";
import { MessageDialogs } from "./message-dialogs";
import { getPaneLabels } from "./message-labels";
import { renderMessageText } from "./message-text";
import { getMessageKey } from "./to-message-view";
import { useEditMessage } from "./use-edit-message";
import { useMessageActions } from "./use-message-actions";
import { useMessageLabels } from "./use-message-labels";
import { useMessageViews } from "./use-message-views";
import type { TimelineView } from "./use-timeline";
import { useUnsentDeeds } from "./use-unsent-deeds";

const renderStatus = ({ id }: PersonView) => <PersonStatus memberId={id} />;

export interface ConversationMessagesProps {
  conversation: Conversation;
  view: TimelineView;
  /** Seq of a message to show, from a link. */
  jumpTo: number | undefined;
  /** Key of the message that is being edited. */
  editingKey: string | undefined;
  onEdit(key: string | undefined): void;
}

/** The messages of the open conversation, and what can be done with them. */
export function ConversationMessages({ conversation, view, jumpTo, editingKey, onEdit }: ConversationMessagesProps) {
  const { t } = useTranslation();
  const session = useWorkspaceSession();
  const time = useTimeSettings();
  const now = useNow();
  const { timeline } = view;
  const findMessage = useCallback(
    (key: string) =>
      session.store.get().timelines[conversation.id]?.items.find((message) => getMessageKey(message) === key),
    [session.store, conversation.id],
  );
  const receipts = useReceipts(conversation, timeline?.items ?? [], findMessage);
  const messages = useMessageViews({ conversationId: conversation.id }, timeline, receipts.getDelivery);
  const [atEnd, setAtEnd] = useState(false);
  const [heldUnread, setHeldUnread] = useState(false);
  const showsEnd = atEnd && !timeline?.hasNewer;
  const firstUnreadKey = useFirstUnread(conversation.id, showsEnd && !heldUnread);
  useMarkRead(conversation.id, showsEnd, heldUnread);

  const openThread = useOpenThread(conversation.id);
  const openThreadOf = useCallback(
    (key: string) => openThread(findThreadOf(session.store.get().timelines[conversation.id], key)),
    [openThread, session, conversation.id],
  );
  const reactions = useReactions(conversation, conversation.id);
  const keeping = useKeeping(conversation);
  const actions = useMessageActions({
    conversation,
    placeId: conversation.id,
    onEdit,
    onMarkedUnread: useCallback(() => setHeldUnread(true), []),
    onReply: useCallback((message: Message) => openThread(message.id), [openThread]),
    reactions,
    keeping,
  });
  const mentioning = useMentioning({ conversationId: conversation.id });
  const edit = useEditMessage(conversation.id, editingKey, () => onEdit(undefined));
  const labels = useMessageLabels();
  const target = jumpTo === undefined ? undefined : timeline?.items.find(({ seq }) => seq === jumpTo);
  const beginning = <ConversationStart conversation={conversation} />;
  const unsentDeeds = useUnsentDeeds();

  return (
    <>
      <MessagePane
        status={timeline ? "ready" : view.error ? "error" : "loading"}
        isEmpty={messages.length === 0}
        beginning={beginning}
        onRetry={view.retry}
        labels={getPaneLabels(t)}
      >
        <MessageList
          key={`${timeline?.window}:${target?.id ?? ""}`}
          messages={messages}
          {...(firstUnreadKey && { firstUnreadKey })}
          {...(target && { startAtKey: getMessageKey(target) })}
          hasOlder={timeline?.hasOlder ?? false}
          hasNewer={timeline?.hasNewer ?? false}
          olderState={view.olderState}
          newerState={view.newerState}
          onLoadOlder={view.loadOlder}
          onLoadNewer={view.loadNewer}
          onJumpToNewest={view.jumpToNewest}
          onAtEndChange={setAtEnd}
          beginning={beginning}
          now={now}
          getActions={actions.getActions}
          edit={edit && { ...edit, ...mentioning, maxLength: LIMITS.messageText.max }}
          {...unsentDeeds}
          renderText={renderMessageText}
          renderPreview={renderMessagePreview}
          onOpenThread={openThreadOf}
          renderReactors={reactions.renderReactors}
          renderStatus={renderStatus}
          {...(receipts.renderReaders && { renderReaders: receipts.renderReaders })}
          {...(reactions.toggle && { onToggleReaction: reactions.toggle })}
          labels={labels}
          {...time}
        />
      </MessagePane>
      <MessageDialogs actions={actions} keeping={keeping} />
    </>
  );
}
