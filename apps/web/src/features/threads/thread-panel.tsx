import { reasonOf } from "@parley/api";
import { EmptyState, TypingIndicator } from "@parley/ui";
import MessageSquareOff from "lucide-react/icons/message-square-off";
import { useState } from "react";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { paths } from "../../routes/paths";
import { describeTyping, getConversationName } from "../conversations/to-conversation-view";
import { getName } from "../members/names";
import { usePeople } from "../members/use-people";
import { MentionPrompts } from "../mentions/mention-prompts";
import { useTimeline } from "../messages/use-timeline";
import { ScheduledMark } from "../scheduled/scheduled-mark";
import { PanelFrame } from "../shell/panel-frame";
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
  const people = usePeople();
  const conversation = useClientState((state) => state.conversations[conversationId]);
  const typing = useClientState((state) => state.typing[rootId]);
  const view = useTimeline({ conversationId, threadRootId: rootId }, jumpTo);
  const [editingKey, setEditingKey] = useState<string>();

  if (!conversation) return null;
  const isGone = !view.timeline && reasonOf(view.error) === "NOT_FOUND";
  const writers = Object.keys(typing ?? {}).filter((id) => id !== people.meId);
  return (
    <PanelFrame
      title={t("threads.thread")}
      subtitle={getConversationName(conversation, people, t)}
      {...(!isGone && { actions: <FollowButton rootId={rootId} /> })}
      closeTo={paths.conversation(slug, conversationId)}
      fills
    >
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
          <MentionPrompts conversation={conversation} rootId={rootId} />
          <ScheduledMark place={{ conversationId, threadRootId: rootId }} />
          <ThreadComposer
            conversation={conversation}
            rootId={rootId}
            view={view}
            onEdit={setEditingKey}
            isEditing={editingKey !== undefined}
          />
        </>
      )}
    </PanelFrame>
  );
}
