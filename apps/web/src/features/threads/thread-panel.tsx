import { reasonOf } from "@parley/api";
import { EmptyState, IconButton, TypingIndicator } from "@parley/ui";
import ArrowLeft from "lucide-react/icons/arrow-left";
import MessageSquareOff from "lucide-react/icons/message-square-off";
import X from "lucide-react/icons/x";
import { useCallback, useState } from "react";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { useNarrow } from "../../lib/use-narrow";
import { usePanelClosing } from "../../lib/use-panel-closing";
import { paths } from "../../routes/paths";
import { navigate } from "../../routes/use-place";
import { describeTyping, getConversationName } from "../conversations/to-conversation-view";
import { getName } from "../members/names";
import { usePeople } from "../members/use-people";
import { useTimeline } from "../messages/use-timeline";
import { useDialogs } from "../shell/use-dialogs";
import { useClientState, useWorkspaceSession } from "../workspaces/workspace-context";
import { FollowButton } from "./follow-button";
import { ThreadComposer } from "./thread-composer";
import { ThreadMessages } from "./thread-messages";

export interface ThreadPanelProps {
  conversationId: string;
  rootId: string;
  /** Seq of a reply to show, from a link. */
  jumpTo: number | undefined;
}

/** A thread: its root, the replies, who is writing one, and where to write one. */
export function ThreadPanel({ conversationId, rootId, jumpTo }: ThreadPanelProps) {
  const { t } = useTranslation();
  const { slug } = useWorkspaceSession();
  const isNarrow = useNarrow();
  const people = usePeople();
  const { current } = useDialogs();
  const conversation = useClientState((state) => state.conversations[conversationId]);
  const typing = useClientState((state) => state.typing[rootId]);
  const view = useTimeline({ conversationId, threadRootId: rootId }, jumpTo);
  const [editingKey, setEditingKey] = useState<string>();
  const here = paths.conversation(slug, conversationId);
  const close = useCallback(() => navigate(here), [here]);
  usePanelClosing(close, current !== undefined);

  if (!conversation) return null;
  const isGone = !view.timeline && reasonOf(view.error) === "NOT_FOUND";
  const writers = Object.keys(typing ?? {}).filter((id) => id !== people.meId);
  return (
    <>
      <header className="flex min-h-16 shrink-0 items-center gap-2 border-b border-line px-3">
        {isNarrow && (
          <IconButton
            label={t("common.back")}
            icon={<ArrowLeft aria-hidden="true" size={20} />}
            tooltipSide="bottom"
            onClick={close}
          />
        )}
        <div className="min-w-0 flex-1 px-1">
          <h2 className="truncate text-title font-bold">{t("threads.thread")}</h2>
          <p className="truncate text-meta text-muted">{getConversationName(conversation, people, t)}</p>
        </div>
        {!isGone && <FollowButton rootId={rootId} />}
        {!isNarrow && (
          <IconButton
            label={t("common.close")}
            icon={<X aria-hidden="true" size={20} />}
            tooltipSide="bottom"
            onClick={close}
          />
        )}
      </header>
      {isGone ? (
        <div className="flex flex-1 items-center justify-center">
          <EmptyState
            icon={<MessageSquareOff size={24} />}
            title={t("threads.notFoundTitle")}
            description={t("threads.notFoundText")}
          />
        </div>
      ) : (
        <>
          <ThreadMessages
            conversation={conversation}
            rootId={rootId}
            view={view}
            jumpTo={jumpTo}
            editingKey={editingKey}
            onEdit={setEditingKey}
          />
          <TypingIndicator
            names={writers.map((id) => getName(people, id, t))}
            labels={{ typing: (names) => describeTyping(names, t) ?? "" }}
          />
          <ThreadComposer
            conversation={conversation}
            rootId={rootId}
            view={view}
            onEdit={setEditingKey}
            isEditing={editingKey !== undefined}
          />
        </>
      )}
    </>
  );
}
