import { type Conversation, LIMITS, type Message } from "@parley/api";
import { LinkedText, MessageList, MessagePane, type MessageView, type PersonView } from "@parley/ui";
import { lazy, Suspense, useCallback, useMemo, useState } from "react";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { useNow } from "../../lib/use-now";
import { useTimeSettings } from "../../lib/use-time-settings";
import { ConversationStart } from "../conversations/conversation-start";
import { PersonStatus } from "../presence/person-status";
import { useReactions } from "../reactions/use-reactions";
import { useFirstUnread } from "../receipts/use-first-unread";
import { useMarkRead } from "../receipts/use-mark-read";
import { useReceipts } from "../receipts/use-receipts";
import { findThreadOf, useOpenThread } from "../threads/use-open-thread";
import { useClientState, useIsConnected, useWorkspaceSession } from "../workspaces/workspace-context";
import { nameMentions } from "./describe-message";
import { getMessageLabels, getPaneLabels } from "./message-labels";
import { getMessageKey } from "./to-message-view";
import { useEditMessage } from "./use-edit-message";
import { useMessageActions } from "./use-message-actions";
import { useMessageViews } from "./use-message-views";
import type { TimelineView } from "./use-timeline";

const DeleteMessageDialog = lazy(() =>
  import("./delete-message-dialog").then((module) => ({ default: module.DeleteMessageDialog })),
);
const VersionsDialog = lazy(() => import("./versions-dialog").then((module) => ({ default: module.VersionsDialog })));

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
  const members = useClientState((state) => state.members);
  const isConnected = useIsConnected();
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
  const firstUnreadKey = useFirstUnread(conversation.id);
  useMarkRead(conversation.id, atEnd && !timeline?.hasNewer, heldUnread);

  const openThread = useOpenThread(conversation.id);
  const openThreadOf = useCallback(
    (key: string) => openThread(findThreadOf(session.store.get().timelines[conversation.id], key)),
    [openThread, session, conversation.id],
  );
  const reactions = useReactions(conversation, conversation.id);
  const actions = useMessageActions({
    conversation,
    placeId: conversation.id,
    onEdit,
    onMarkedUnread: useCallback(() => setHeldUnread(true), []),
    onReply: useCallback((message: Message) => openThread(message.id), [openThread]),
    reactions,
  });
  const edit = useEditMessage(conversation.id, editingKey, () => onEdit(undefined));
  const labels = useMemo(() => getMessageLabels(t, isConnected), [t, isConnected]);
  const renderText = useCallback(
    (message: MessageView) => <LinkedText text={nameMentions(message.text, { members }, t)} />,
    [members, t],
  );
  const target = jumpTo === undefined ? undefined : timeline?.items.find(({ seq }) => seq === jumpTo);
  const beginning = <ConversationStart conversation={conversation} />;
  const outbox = session.getOutbox();

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
          edit={edit && { ...edit, maxLength: LIMITS.messageText.max }}
          onRetry={(key) => void outbox.retry(key)}
          onDiscard={(key) => void outbox.discard(key)}
          renderText={renderText}
          onOpenThread={openThreadOf}
          renderReactors={reactions.renderReactors}
          renderStatus={renderStatus}
          {...(receipts.renderReaders && { renderReaders: receipts.renderReaders })}
          {...(reactions.toggle && { onToggleReaction: reactions.toggle })}
          labels={labels}
          {...time}
        />
      </MessagePane>
      <Suspense>
        {actions.deleting && <DeleteMessageDialog message={actions.deleting} onClose={actions.close} />}
        {actions.showingVersions && <VersionsDialog message={actions.showingVersions} onClose={actions.close} />}
      </Suspense>
    </>
  );
}
