import { type Conversation, LIMITS } from "@parley/api";
import { MessageList, MessagePane } from "@parley/ui";
import { useCallback, useState } from "react";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { useNow } from "../../lib/use-now";
import { useTimeSettings } from "../../lib/use-time-settings";
import { useKeeping } from "../keeping/use-keeping";
import { useMentioning } from "../mentions/use-mentioning";
import { MessageDialogs } from "../messages/message-dialogs";
import { getPaneLabels } from "../messages/message-labels";
import { renderMessageText } from "../messages/message-text";
import { getMessageKey } from "../messages/to-message-view";
import { useEditMessage } from "../messages/use-edit-message";
import { useMessageActions } from "../messages/use-message-actions";
import { useMessageLabels } from "../messages/use-message-labels";
import { useMessageViews } from "../messages/use-message-views";
import type { TimelineView } from "../messages/use-timeline";
import { useUnsentDeeds } from "../messages/use-unsent-deeds";
import { renderMessagePreview } from "../previews/message-preview";
import { useReactions } from "../reactions/use-reactions";
import { useFirstUnread } from "../receipts/use-first-unread";
import { useClientState } from "../workspaces/workspace-context";
import { useMarkThreadRead } from "./use-mark-thread-read";

export interface ThreadMessagesProps {
  conversation: Conversation;
  rootId: string;
  view: TimelineView;
  /** Seq of a reply to show, from a link. */
  jumpTo: number | undefined;
  /** Key of the message that is being edited. */
  editingKey: string | undefined;
  onEdit(key: string | undefined): void;
}

/** The root and its replies, and what can be done with them. */
export function ThreadMessages({ conversation, rootId, view, jumpTo, editingKey, onEdit }: ThreadMessagesProps) {
  const { t } = useTranslation();
  const unsentDeeds = useUnsentDeeds();
  const time = useTimeSettings();
  const now = useNow();
  const { timeline } = view;
  const messages = useMessageViews({ conversationId: conversation.id, threadRootId: rootId }, timeline);
  const [atEnd, setAtEnd] = useState(false);
  const [heldUnread, setHeldUnread] = useState(false);
  const following = useClientState(({ threads }) => threads[rootId]?.following === true);
  const showsEnd = atEnd && !timeline?.hasNewer;
  const firstUnreadKey = useFirstUnread(rootId, showsEnd && !heldUnread);
  useMarkThreadRead(rootId, showsEnd, heldUnread);

  const reactions = useReactions(conversation, rootId);
  const keeping = useKeeping(conversation);
  const holdUnread = useCallback(() => setHeldUnread(true), []);
  const actions = useMessageActions({
    conversation,
    placeId: rootId,
    onEdit,
    // Replies count as unread for those who follow the thread.
    ...(following && { onMarkedUnread: holdUnread }),
    reactions,
    keeping,
  });
  const mentioning = useMentioning({ conversationId: conversation.id, threadRootId: rootId });
  const edit = useEditMessage(rootId, editingKey, () => onEdit(undefined));
  const labels = useMessageLabels();
  const target = jumpTo === undefined ? undefined : timeline?.items.find(({ seq }) => seq === jumpTo);
  const hasRoot = timeline?.items.some(({ id }) => id === rootId) ?? false;
  const beginning = hasRoot ? null : (
    <p className="px-4 py-3 text-center text-small text-muted">{t("threads.rootHidden")}</p>
  );

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
          renderReactors={reactions.renderReactors}
          {...(reactions.toggle && { onToggleReaction: reactions.toggle })}
          labels={labels}
          {...time}
        />
      </MessagePane>
      <MessageDialogs actions={actions} keeping={keeping} />
    </>
  );
}
