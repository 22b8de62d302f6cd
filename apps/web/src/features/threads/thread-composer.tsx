import { type Conversation, LIMITS } from "@parley/api";
import { Checkbox, Composer } from "@parley/ui";
import { useState } from "react";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { usePeople } from "../members/use-people";
import { useMentioning } from "../mentions/use-mentioning";
import { getComposerLabels } from "../messages/message-labels";
import { getMessageKey } from "../messages/to-message-view";
import { useComposer } from "../messages/use-composer";
import type { TimelineView } from "../messages/use-timeline";
import { SendLater } from "../scheduled/send-later";
import { useWorkspaceSession } from "../workspaces/workspace-context";

export interface ThreadComposerProps {
  conversation: Conversation;
  rootId: string;
  view: TimelineView;
  /** Begins to edit the message of that key. */
  onEdit(key: string): void;
  /** A message is being edited; when that ends the focus comes back here. */
  isEditing: boolean;
}

/** Where replies are written, with a draft of their own, and whether they go to the conversation as well. */
export function ThreadComposer({ conversation, rootId, view, onEdit, isEditing }: ThreadComposerProps) {
  const { t } = useTranslation();
  const session = useWorkspaceSession();
  const people = usePeople();
  const place = { conversationId: conversation.id, threadRootId: rootId };
  const { box, text, change, clear, disabledReason } = useComposer(conversation, place, isEditing);
  const [alsoToConversation, setAlsoToConversation] = useState(false);
  const mentioning = useMentioning({
    conversationId: conversation.id,
    ...(!alsoToConversation && { threadRootId: rootId }),
  });
  const editLast = () => {
    const last = view.timeline?.items.findLast(
      (message) => message.authorId === people.meId && message.threadRootId !== null && message.deletedAt === null,
    );
    if (last) onEdit(getMessageKey(last));
  };

  return (
    <>
      <Composer
        ref={box}
        {...mentioning}
        value={text}
        onChange={change}
        onSend={(reply) => {
          change("");
          // Each time anew: what goes to everybody is meant to.
          setAlsoToConversation(false);
          void session.getOutbox().add(conversation.id, reply, { threadRootId: rootId, alsoToConversation });
          if (view.timeline?.hasNewer) view.jumpToNewest();
        }}
        onEditLast={editLast}
        sendActions={
          <SendLater place={place} alsoToConversation={alsoToConversation} text={text.trim()} onScheduled={clear} />
        }
        maxLength={LIMITS.messageText.max}
        placeholder={t("threads.placeholder")}
        disabledReason={disabledReason}
        labels={getComposerLabels(t)}
      />
      {!disabledReason && (
        <div className="px-5 pb-3 text-small">
          <Checkbox
            label={
              conversation.kind === "group"
                ? t("threads.alsoToGroup", { name: conversation.name ?? "" })
                : t("threads.alsoToConversation")
            }
            checked={alsoToConversation}
            onChange={setAlsoToConversation}
          />
        </div>
      )}
    </>
  );
}
