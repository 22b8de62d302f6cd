import type { ScheduledMessage } from "@parley/api";
import { Banner, Button, formatDateTime } from "@parley/ui";
import { useMutation } from "@tanstack/react-query";
import Clock from "lucide-react/icons/clock";
import { useState } from "react";
import { AppLink } from "../../lib/app-link";
import { describeError } from "../../lib/describe-error";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { trpc } from "../../lib/trpc";
import { useTimeSettings } from "../../lib/use-time-settings";
import { paths } from "../../routes/paths";
import { useConversationName } from "../conversations/use-conversation-name";
import { MessageText } from "../messages/message-text";
import { showToast } from "../toasts/toast-store";
import { useClientState, useWorkspaceSession } from "../workspaces/workspace-context";
import { EditScheduledDialog } from "./edit-scheduled-dialog";

/** A message that waits to be sent, or could not be, with what can be done about it. */
export function ScheduledCard({ scheduled }: { scheduled: ScheduledMessage }) {
  const { t } = useTranslation();
  const { slug, client } = useWorkspaceSession();
  const time = useTimeSettings();
  const utils = trpc.useUtils();
  const [isEditing, setEditing] = useState(false);
  const { id: scheduledId, conversationId, threadRootId, sendAt, failure, text } = scheduled;
  const isKnown = useClientState(({ conversations }) => conversations[conversationId] !== undefined);
  const name = useConversationName(conversationId);
  const settled = {
    onSettled: () => utils.scheduled.invalidate(),
    onError: (error: unknown) => showToast({ tone: "error", title: describeError(t, error) }),
  };
  const sendNow = useMutation({ mutationFn: () => client.scheduled.sendNow.mutate({ scheduledId }), ...settled });
  const cancel = useMutation({ mutationFn: () => client.scheduled.cancel.mutate({ scheduledId }), ...settled });
  const href =
    threadRootId === null ? paths.conversation(slug, conversationId) : paths.thread(slug, conversationId, threadRootId);
  const place = isKnown ? name : t("scheduled.goneConversation");
  return (
    <article aria-label={place} className="flex flex-col gap-2 rounded-md border border-line bg-surface p-3">
      <p className="flex flex-wrap items-baseline gap-x-2 text-meta text-muted">
        {isKnown ? (
          <AppLink href={href} className="text-body font-bold text-ink hover:underline">
            {place}
          </AppLink>
        ) : (
          <span className="text-body font-bold text-ink">{place}</span>
        )}
        {threadRootId !== null && <span>{t("scheduled.inThread")}</span>}
        <span className="inline-flex items-center gap-1">
          <Clock aria-hidden="true" size={13} />
          <time dateTime={sendAt}>{formatDateTime(sendAt, time)}</time>
        </span>
      </p>
      <div className="max-h-60 overflow-y-auto text-body text-ink">
        <MessageText text={text} />
      </div>
      {failure && (
        <Banner tone="danger">
          {t("scheduled.failed")} {t(`scheduled.${failure}`)}
        </Banner>
      )}
      <div className="-ml-2 flex flex-wrap gap-1">
        <Button size="small" variant="ghost" onClick={() => setEditing(true)}>
          {t("scheduled.edit")}
        </Button>
        <Button size="small" variant="ghost" pending={sendNow.isPending} onClick={() => sendNow.mutate()}>
          {t(failure ? "common.retry" : "scheduled.sendNow")}
        </Button>
        <Button size="small" variant="ghost" pending={cancel.isPending} onClick={() => cancel.mutate()}>
          {t(failure ? "scheduled.discard" : "scheduled.cancel")}
        </Button>
      </div>
      {isEditing && <EditScheduledDialog scheduled={scheduled} onClose={() => setEditing(false)} />}
    </article>
  );
}
