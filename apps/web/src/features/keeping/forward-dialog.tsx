import { LIMITS, type Message } from "@parley/api";
import { Button, Dialog, MessageCard, PeoplePicker, type PickablePerson, TextArea } from "@parley/ui";
import { useMutation } from "@tanstack/react-query";
import UsersRound from "lucide-react/icons/users-round";
import { useMemo, useState } from "react";
import { describeError } from "../../lib/describe-error";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { useTimeSettings } from "../../lib/use-time-settings";
import { paths } from "../../routes/paths";
import { navigate } from "../../routes/use-place";
import { getConversationName, getOtherId, sortConversations } from "../conversations/to-conversation-view";
import { toPersonView } from "../members/names";
import { usePeople } from "../members/use-people";
import { MessageText } from "../messages/message-text";
import { showToast } from "../toasts/toast-store";
import { useClientState, useWorkspaceSession } from "../workspaces/workspace-context";

export interface ForwardDialogProps {
  message: Message;
  onClose(): void;
}

/** The conversations in which the reader may write, as the picker takes them. */
function useWritableConversations(): PickablePerson[] {
  const { t } = useTranslation();
  const people = usePeople();
  const conversations = useClientState((state) => state.conversations);
  return useMemo(
    () =>
      sortConversations(Object.values(conversations))
        .filter(
          (conversation) =>
            conversation.archivedAt === null &&
            (conversation.kind === "group" ||
              people.members[getOtherId(conversation, people.meId)]?.deactivatedAt == null),
        )
        .map((conversation) => ({
          id: conversation.id,
          name: getConversationName(conversation, people, t),
          ...(conversation.kind === "group"
            ? { icon: <UsersRound aria-hidden="true" className="size-1/2" /> }
            : { avatarId: getOtherId(conversation, people.meId) }),
        })),
    [conversations, people, t],
  );
}

/** Chooses where a message goes, with a word of one's own if wanted. */
export function ForwardDialog({ message, onClose }: ForwardDialogProps) {
  const { t } = useTranslation();
  const { slug, client } = useWorkspaceSession();
  const people = usePeople();
  const time = useTimeSettings();
  const conversations = useWritableConversations();
  const [[target], setTarget] = useState<PickablePerson[]>([]);
  const [comment, setComment] = useState("");
  // The same for every try of this dialog, so that a lost answer sends nothing twice.
  const [nonce] = useState(() => crypto.randomUUID());
  const forward = useMutation({
    mutationFn: (conversationId: string) =>
      client.messages.forward.mutate({
        messageId: message.id,
        conversationId,
        nonce,
        ...(comment.trim() !== "" && { comment }),
      }),
    onSuccess: ({ message: sent }) => {
      onClose();
      showToast({ tone: "success", title: t("forward.done", { name: target?.name ?? "" }) });
      navigate(paths.message(slug, sent.conversationId, sent.seq));
    },
  });
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t("forward.title")}
      labels={{ close: t("common.close") }}
      onSubmit={() => target && forward.mutate(target.id)}
      footer={
        <>
          <Button variant="ghost" onClick={onClose}>
            {t("common.cancel")}
          </Button>
          <Button type="submit" variant="primary" pending={forward.isPending} disabled={!target}>
            {t("forward.send")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4 pb-4">
        <PeoplePicker
          people={conversations}
          selected={target ? [target] : []}
          onSelectedChange={setTarget}
          multiple={false}
          labels={{
            search: t("forward.search"),
            placeholder: t("forward.placeholder"),
            people: t("forward.conversations"),
            remove: (name) => t("newConversation.remove", { name }),
            empty: t("forward.noneFound"),
            loading: t("common.loading"),
          }}
        />
        <TextArea
          label={t("forward.comment")}
          value={comment}
          onChange={setComment}
          maxLength={LIMITS.messageText.max}
        />
        <MessageCard author={toPersonView(people, message.authorId, t)} createdAt={message.createdAt} {...time}>
          <MessageText text={message.text} />
        </MessageCard>
        <p role="alert" className={forward.error ? "text-small font-medium text-danger-text" : "sr-only"}>
          {forward.error && describeError(t, forward.error)}
        </p>
      </div>
    </Dialog>
  );
}
