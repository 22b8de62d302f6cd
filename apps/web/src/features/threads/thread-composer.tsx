import { type Conversation, LIMITS } from "@parley/api";
import { Checkbox, Composer } from "@parley/ui";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { getOtherId } from "../conversations/to-conversation-view";
import { getName } from "../members/names";
import { usePeople } from "../members/use-people";
import { getComposerLabels } from "../messages/message-labels";
import { getMessageKey } from "../messages/to-message-view";
import { useDrafts } from "../messages/use-drafts";
import type { TimelineView } from "../messages/use-timeline";
import { useTypingSignal } from "../typing/use-typing-signal";
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
  const drafts = useDrafts();
  const signalTyping = useTypingSignal({ conversationId: conversation.id, threadRootId: rootId });
  const [text, setText] = useState(() => drafts.get(rootId));
  const [alsoToConversation, setAlsoToConversation] = useState(false);
  const box = useRef<HTMLTextAreaElement>(null);
  const wasEditing = useRef(false);
  const other = conversation.kind === "direct" ? people.members[getOtherId(conversation, people.meId)] : undefined;
  const disabledReason =
    conversation.archivedAt !== null
      ? t("composer.archived")
      : other?.deactivatedAt != null
        ? t("composer.deactivated", { name: getName(people, other.id, t) })
        : undefined;

  useEffect(() => {
    // On a touch screen the keyboard would cover what one came to read.
    if (!matchMedia("(pointer: coarse)").matches) box.current?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    if (wasEditing.current && !isEditing) box.current?.focus({ preventScroll: true });
    wasEditing.current = isEditing;
  }, [isEditing]);

  const change = (next: string) => {
    setText(next);
    drafts.set(rootId, next);
    signalTyping(next);
  };
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
