import { type MessageView, PreviewCard } from "@parley/ui";
import { describeError } from "../../lib/describe-error";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { showToast } from "../toasts/toast-store";
import { useClientState, useWorkspaceSession } from "../workspaces/workspace-context";

/** The preview under a message, if there is one; its author may take it away. */
function MessagePreview({ message: { id: messageId = "", own } }: { message: MessageView }) {
  const { t } = useTranslation();
  const { client } = useWorkspaceSession();
  const preview = useClientState((state) => state.previews[messageId]?.preview);
  if (!preview) return null;
  // The event that tells of it takes it away here as well.
  const remove = () =>
    client.previews.remove
      .mutate({ messageId })
      .catch((error: unknown) => showToast({ tone: "error", title: describeError(t, error) }));
  return (
    <PreviewCard
      {...preview}
      {...(own && { onRemove: () => void remove() })}
      labels={{ remove: t("previews.remove") }}
    />
  );
}

/** The same for lists of messages. */
export const renderMessagePreview = (message: MessageView) => <MessagePreview message={message} />;
