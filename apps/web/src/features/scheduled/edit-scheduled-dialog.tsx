import { LIMITS, type ScheduledMessage } from "@parley/api";
import { TextArea } from "@parley/ui";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { trpc } from "../../lib/trpc";
import { useWorkspaceSession } from "../workspaces/workspace-context";
import { SendTimeDialog } from "./send-time-dialog";
import { useSendTime } from "./use-send-time";

export interface EditScheduledDialogProps {
  scheduled: ScheduledMessage;
  onClose(): void;
}

/** Changes the words and the time of a message that waits to be sent. */
export function EditScheduledDialog({ scheduled, onClose }: EditScheduledDialogProps) {
  const { t } = useTranslation();
  const { client } = useWorkspaceSession();
  const utils = trpc.useUtils();
  const [text, setText] = useState(scheduled.text);
  // One that failed is given a time to come.
  const sendTime = useSendTime(scheduled.failure === null ? scheduled.sendAt : undefined);
  const update = useMutation({
    mutationFn: (sendAt: string) => client.scheduled.update.mutate({ scheduledId: scheduled.id, text, sendAt }),
    onSuccess: () => {
      onClose();
      void utils.scheduled.invalidate();
    },
  });
  const submit = () => {
    const sendAt = sendTime.check();
    if (sendAt !== undefined && text.trim() !== "") update.mutate(sendAt);
  };
  return (
    <SendTimeDialog
      title={t("scheduled.editTitle")}
      submitLabel={t("common.save")}
      sendTime={sendTime}
      pending={update.isPending}
      error={update.error}
      disabled={text.trim() === ""}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextArea label={t("scheduled.text")} value={text} onChange={setText} maxLength={LIMITS.messageText.max} />
    </SendTimeDialog>
  );
}
