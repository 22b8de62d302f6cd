import { toPlainText } from "@parley/api";
import { AlertDialog } from "@parley/ui";
import { useState } from "react";
import { useTranslation } from "../../lib/i18n/i18n-context";
import type { OutboxEntry } from "../../sync/outbox/outbox-entry";
import { getConversationName } from "../conversations/to-conversation-view";
import { usePeople } from "../members/use-people";
import { getMentionNames } from "../messages/describe-message";
import { useClientState, useWorkspaceSession } from "../workspaces/workspace-context";

/** Asks whether a message that was held back is to go to so many people; without an answer it stays where it was written. */
export function BroadcastConfirmation({ entry, count }: { entry: OutboxEntry; count: number }) {
  const { t } = useTranslation();
  const outbox = useWorkspaceSession().getOutbox();
  const people = usePeople();
  const conversation = useClientState((state) => state.conversations[entry.conversationId]);
  const [open, setOpen] = useState(true);
  if (!conversation) return null;
  return (
    <AlertDialog
      open={open}
      onOpenChange={setOpen}
      danger={false}
      title={t("mentions.confirmTitle", { count })}
      description={t("mentions.confirmIn", {
        name: getConversationName(conversation, people, t),
        text: toPlainText(entry.text, getMentionNames(people, t)),
      })}
      labels={{ confirm: t("mentions.confirm", { count }), cancel: t("mentions.notNow") }}
      onConfirm={() => {
        setOpen(false);
        void outbox.retry(entry.nonce, count);
      }}
    />
  );
}
