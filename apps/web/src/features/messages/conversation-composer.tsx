import { type Conversation, LIMITS } from "@parley/api";
import { Composer } from "@parley/ui";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { getConversationName, getOtherId } from "../conversations/to-conversation-view";
import { getName } from "../members/names";
import { usePeople } from "../members/use-people";
import { useTypingSignal } from "../typing/use-typing-signal";
import { useWorkspaceSession } from "../workspaces/workspace-context";
import { getComposerLabels } from "./message-labels";
import { getMessageKey } from "./to-message-view";
import { useDrafts } from "./use-drafts";
import type { TimelineView } from "./use-timeline";

export interface ConversationComposerProps {
  conversation: Conversation;
  view: TimelineView;
  /** Begins to edit the message of that key. */
  onEdit(key: string): void;
  /** A message is being edited; when that ends the focus comes back here. */
  isEditing: boolean;
}

/** Where messages of the open conversation are written; what is begun stays as a draft. */
export function ConversationComposer({ conversation, view, onEdit, isEditing }: ConversationComposerProps) {
  const { t } = useTranslation();
  const session = useWorkspaceSession();
  const people = usePeople();
  const drafts = useDrafts();
  const signalTyping = useTypingSignal({ conversationId: conversation.id });
  const [text, setText] = useState(() => drafts.get(conversation.id));
  const box = useRef<HTMLTextAreaElement>(null);
  const wasEditing = useRef(false);

  const isSelf = getOtherId(conversation, people.meId) === people.meId;
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
    drafts.set(conversation.id, next);
    signalTyping(next);
  };
  const editLast = () => {
    const last = view.timeline?.items.findLast(
      (message) => message.authorId === people.meId && !message.system && message.deletedAt === null,
    );
    if (last) onEdit(getMessageKey(last));
  };

  return (
    <Composer
      ref={box}
      value={text}
      onChange={change}
      onSend={(message) => {
        change("");
        void session.getOutbox().add(conversation.id, message);
        if (view.timeline?.hasNewer) view.jumpToNewest();
      }}
      onEditLast={editLast}
      maxLength={LIMITS.messageText.max}
      placeholder={
        isSelf && conversation.kind === "direct"
          ? t("composer.placeholderSelf")
          : t("composer.placeholder", { name: getConversationName(conversation, people, t) })
      }
      disabledReason={disabledReason}
      labels={getComposerLabels(t)}
    />
  );
}
