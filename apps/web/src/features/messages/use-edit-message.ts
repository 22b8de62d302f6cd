import { errorDataOf, reasonOf } from "@parley/api";
import type { MessageEdit } from "@parley/ui";
import { useMutation } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { describeError } from "../../lib/describe-error";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { useClientState, useWorkspaceSession } from "../workspaces/workspace-context";
import { receiveChangedMessage } from "./receive-message.js";
import { getMessageKey } from "./to-message-view";

/** The running edit of a message in a timeline; nothing while none is edited. `onDone` is called when it ends. */
export function useEditMessage(
  placeId: string,
  key: string | undefined,
  onDone: () => void,
): (Omit<MessageEdit, "maxLength"> & { key: string }) | undefined {
  const { t } = useTranslation();
  const { client, store, outsideMentions } = useWorkspaceSession();
  const message = useClientState((state) =>
    key === undefined ? undefined : state.timelines[placeId]?.items.find((item) => getMessageKey(item) === key),
  );
  const [began, setBegan] = useState<{ key: string; rev: number }>();
  if (message && key !== undefined && began?.key !== key) setBegan({ key, rev: message.rev });

  const save = useMutation({
    mutationFn: (input: { messageId: string; text: string; rev?: number; confirmedCount?: number }) =>
      client.messages.edit.mutate(input),
    onSuccess: ({ message: changed, mentionedOutside }) => {
      if (mentionedOutside.length > 0) outsideMentions.add(changed, mentionedOutside);
      store.update((state) => receiveChangedMessage(state, changed));
      onDone();
    },
  });
  const { reset } = save;
  useEffect(() => {
    if (key !== undefined) reset();
  }, [key, reset]);

  const isDeleted = message !== undefined && message.deletedAt !== null;
  useEffect(() => {
    if (isDeleted) onDone();
  }, [isDeleted, onDone]);

  if (!message || key === undefined || message.deletedAt !== null) return undefined;
  const conflict = reasonOf(save.error) === "VERSION_CONFLICT";
  const { reason, count } = errorDataOf(save.error) ?? {};
  const unconfirmed = reason === "BROADCAST_UNCONFIRMED" ? count : undefined;
  const describeRefusal = () => {
    if (conflict) return t("messages.versionConflict");
    return unconfirmed === undefined
      ? describeError(t, save.error)
      : t("mentions.editUnconfirmed", { count: unconfirmed });
  };
  return {
    key,
    pending: save.isPending,
    ...(save.error && { error: describeRefusal() }),
    onSave: (text) => {
      // Once told of the conflict, saving again is meant to replace what the other device wrote.
      const rev = conflict ? message.rev : began?.rev;
      // In the same way saving again agrees to the number one was told.
      const confirmed = unconfirmed === undefined ? {} : { confirmedCount: unconfirmed };
      save.mutate({ messageId: message.id, text, ...(rev !== undefined && { rev }), ...confirmed });
    },
    onCancel: onDone,
  };
}
