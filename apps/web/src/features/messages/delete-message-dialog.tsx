import type { Message } from "@parley/api";
import { AlertDialog } from "@parley/ui";
import { useMutation } from "@tanstack/react-query";
import { describeError } from "../../lib/describe-error";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { getName } from "../members/names";
import { usePeople } from "../members/use-people";
import { useWorkspaceSession } from "../workspaces/workspace-context";
import { nameMentions } from "./describe-message";
import { receiveChangedMessage } from "./receive-message.js";

export interface DeleteMessageDialogProps {
  message: Message;
  onClose(): void;
}

/** Asks before a message is deleted, and shows which one. */
export function DeleteMessageDialog({ message, onClose }: DeleteMessageDialogProps) {
  const { t } = useTranslation();
  const { client, store } = useWorkspaceSession();
  const people = usePeople();
  const isOwn = message.authorId === people.meId;
  const remove = useMutation({
    mutationFn: () => client.messages.delete.mutate({ messageId: message.id }),
    onSuccess: ({ message: changed }) => {
      store.update((state) => receiveChangedMessage(state, changed));
      onClose();
    },
  });
  return (
    <AlertDialog
      open
      onOpenChange={onClose}
      title={t("messages.deleteTitle")}
      description={
        <>
          <p>
            {isOwn
              ? t("messages.deleteText")
              : t("messages.deleteOthersText", { name: getName(people, message.authorId, t) })}
          </p>
          <blockquote className="mt-3 line-clamp-4 rounded-md bg-sunken px-3 py-2 text-small wrap-anywhere whitespace-pre-wrap text-ink">
            {nameMentions(message.text, people, t)}
          </blockquote>
        </>
      }
      labels={{ confirm: t("messages.delete"), cancel: t("common.cancel") }}
      pending={remove.isPending}
      error={remove.error && describeError(t, remove.error)}
      onConfirm={() => remove.mutate()}
    />
  );
}
