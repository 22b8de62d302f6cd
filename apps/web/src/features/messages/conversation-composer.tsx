import { type Conversation, LIMITS } from "@parley/api";
import { Composer } from "@parley/ui";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { useNarrow } from "../../lib/use-narrow";
import { getConversationName, getOtherId } from "../conversations/to-conversation-view";
import { usePeople } from "../members/use-people";
import { useMentioning } from "../mentions/use-mentioning";
import { SendLater } from "../scheduled/send-later";
import { useWorkspaceSession } from "../workspaces/workspace-context";
import { getComposerLabels } from "./message-labels";
import { getMessageKey } from "./to-message-view";
import { useComposer } from "./use-composer";
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
  const place = { conversationId: conversation.id };
  const { box, text, change, clear, disabledReason } = useComposer(conversation, place, isEditing);
  const mentioning = useMentioning(place);

  const isNarrow = useNarrow();
  const isSelf = getOtherId(conversation, people.meId) === people.meId;
  const editLast = () => {
    const last = view.timeline?.items.findLast(
      (message) => message.authorId === people.meId && !message.system && message.deletedAt === null,
    );
    if (last) onEdit(getMessageKey(last));
  };

  const getPlaceholder = () => {
    if (isSelf && conversation.kind === "direct") return t("composer.placeholderSelf");
    // On a phone a name would be cut off, and stands above all the same.
    return isNarrow
      ? t("composer.message")
      : t("composer.placeholder", { name: getConversationName(conversation, people, t) });
  };

  return (
    <Composer
      ref={box}
      {...mentioning}
      value={text}
      onChange={change}
      onSend={(message) => {
        change("");
        void session.getOutbox().add(conversation.id, message);
        if (view.timeline?.hasNewer) view.jumpToNewest();
      }}
      onEditLast={editLast}
      sendActions={<SendLater place={place} text={text.trim()} onScheduled={clear} />}
      maxLength={LIMITS.messageText.max}
      placeholder={getPlaceholder()}
      disabledReason={disabledReason}
      labels={getComposerLabels(t)}
    />
  );
}
