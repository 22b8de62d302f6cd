import type { Conversation } from "@parley/api";
import { type RefObject, useEffect, useRef } from "react";
import { useTranslation } from "../../lib/i18n/i18n-context";
import type { MessagePlace } from "../../sync/state/message-place";
import { getOtherId } from "../conversations/to-conversation-view";
import { useDraft } from "../drafts/use-draft";
import { getName } from "../members/names";
import { usePeople } from "../members/use-people";
import { useTypingSignal } from "../typing/use-typing-signal";

export interface ComposerState {
  box: RefObject<HTMLTextAreaElement | null>;
  text: string;
  /** Somebody types; others there are told so. */
  change(text: string): void;
  /** Takes the draft away without a word to others. */
  clear(): void;
  /** Why nothing can be written there; `undefined` when something can. */
  disabledReason: string | undefined;
}

/**
 * What writing in a conversation or a thread takes: the draft of the place, who is told of the writing, and the focus, which comes
 * at the beginning and back when editing ends.
 */
export function useComposer(conversation: Conversation, place: MessagePlace, isEditing: boolean): ComposerState {
  const { t } = useTranslation();
  const people = usePeople();
  const signalTyping = useTypingSignal(place);
  const [text, setText] = useDraft(place);
  const box = useRef<HTMLTextAreaElement>(null);
  const wasEditing = useRef(false);
  const other = conversation.kind === "direct" ? people.members[getOtherId(conversation, people.meId)] : undefined;

  useEffect(() => {
    // On a touch screen the keyboard would cover what one came to read.
    if (!matchMedia("(pointer: coarse)").matches) box.current?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    if (wasEditing.current && !isEditing) box.current?.focus({ preventScroll: true });
    wasEditing.current = isEditing;
  }, [isEditing]);

  return {
    box,
    text,
    change: (next) => {
      setText(next);
      signalTyping(next);
    },
    clear: () => setText(""),
    disabledReason:
      conversation.archivedAt !== null
        ? t("composer.archived")
        : other?.deactivatedAt != null
          ? t("composer.deactivated", { name: getName(people, other.id, t) })
          : undefined,
  };
}
