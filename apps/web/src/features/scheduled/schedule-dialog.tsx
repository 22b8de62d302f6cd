import { formatDateTime } from "@parley/ui";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { trpc } from "../../lib/trpc";
import { useTimeSettings } from "../../lib/use-time-settings";
import type { MessagePlace } from "../../sync/state/message-place";
import { showToast } from "../toasts/toast-store";
import { useWorkspaceSession } from "../workspaces/workspace-context";
import { SendTimeDialog } from "./send-time-dialog";
import { useSendTime } from "./use-send-time";

export interface ScheduleDialogProps {
  place: MessagePlace;
  /** Of a reply: whether it is to stand in the conversation as well. */
  alsoToConversation?: boolean;
  text: string;
  /** It waits now: what was written is taken. */
  onScheduled(): void;
  onClose(): void;
}

/** Has what was written sent later. */
export function ScheduleDialog({ place, alsoToConversation, text, onScheduled, onClose }: ScheduleDialogProps) {
  const { t } = useTranslation();
  const { client } = useWorkspaceSession();
  const time = useTimeSettings();
  const utils = trpc.useUtils();
  const sendTime = useSendTime(undefined);
  // The same for every try of this dialog, so that a lost answer schedules nothing twice.
  const [nonce] = useState(() => crypto.randomUUID());
  const create = useMutation({
    mutationFn: (sendAt: string) =>
      client.scheduled.create.mutate({
        conversationId: place.conversationId,
        nonce,
        text,
        sendAt,
        ...(place.threadRootId !== undefined && { threadRootId: place.threadRootId, alsoToConversation }),
      }),
    onSuccess: ({ scheduled }) => {
      onScheduled();
      onClose();
      showToast({ tone: "success", title: t("scheduled.done", { time: formatDateTime(scheduled.sendAt, time) }) });
      void utils.scheduled.invalidate();
    },
  });
  const submit = () => {
    const sendAt = sendTime.check();
    if (sendAt !== undefined) create.mutate(sendAt);
  };
  return (
    <SendTimeDialog
      size="small"
      title={t("scheduled.sendLater")}
      submitLabel={t("scheduled.schedule")}
      sendTime={sendTime}
      pending={create.isPending}
      error={create.error}
      onSubmit={submit}
      onClose={onClose}
    />
  );
}
