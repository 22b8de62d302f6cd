import type { Conversation } from "@parley/api";
import { TypingIndicator } from "@parley/ui";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { paths } from "../../routes/paths";
import { navigate } from "../../routes/use-place";
import { getName } from "../members/names";
import { usePeople } from "../members/use-people";
import { MentionPrompts } from "../mentions/mention-prompts";
import { ConversationComposer } from "../messages/conversation-composer";
import { ConversationMessages } from "../messages/conversation-messages";
import { useTimeline } from "../messages/use-timeline";
import { useClientState, useWorkspaceSession } from "../workspaces/workspace-context";
import { ConversationHead } from "./conversation-head";
import { describeTyping } from "./to-conversation-view";

const ScheduledMark = lazy(() =>
  import("../scheduled/scheduled-mark").then((module) => ({ default: module.ScheduledMark })),
);

export interface ConversationScreenProps {
  conversation: Conversation;
  /** Seq of a message to show, from a link. */
  jumpTo: number | undefined;
}

/** A conversation: its head, its messages, who is writing, and the composer. */
export function ConversationScreen({ conversation, jumpTo }: ConversationScreenProps) {
  const { t } = useTranslation();
  const people = usePeople();
  const typing = useClientState((state) => state.typing[conversation.id]);
  const { slug } = useWorkspaceSession();
  const timelineView = useTimeline({ conversationId: conversation.id }, jumpTo);
  const view = {
    ...timelineView,
    jumpToNewest: () => {
      // The address would lead back to the message that was jumped to.
      if (jumpTo !== undefined) navigate(paths.conversation(slug, conversation.id), { replace: true });
      timelineView.jumpToNewest();
    },
  };
  const [editingKey, setEditingKey] = useState<string>();
  const writers = Object.keys(typing ?? {}).filter((id) => id !== people.meId);

  return (
    <>
      <ConversationHead conversation={conversation} />
      <ConversationMessages
        conversation={conversation}
        view={view}
        jumpTo={jumpTo}
        editingKey={editingKey}
        onEdit={setEditingKey}
      />
      <TypingIndicator
        names={writers.map((id) => getName(people, id, t))}
        labels={{ typing: (names) => describeTyping(names, t) ?? "" }}
      />
      <MentionPrompts conversation={conversation} />
      <Suspense>
        <ScheduledMark place={{ conversationId: conversation.id }} />
      </Suspense>
      <ConversationComposer
        conversation={conversation}
        view={view}
        onEdit={setEditingKey}
        isEditing={editingKey !== undefined}
      />
    </>
  );
}
