import { useMutation } from "@tanstack/react-query";
import { describeError } from "../../lib/describe-error";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { useTakeConversation } from "../conversations/use-take-conversation";
import { showToast } from "../toasts/toast-store";
import { useWorkspaceSession } from "../workspaces/workspace-context";

/** Archives a group (`true`), or takes it back into use. */
export function useArchive(conversationId: string) {
  const { t } = useTranslation();
  const { client } = useWorkspaceSession();
  const take = useTakeConversation();
  return useMutation({
    mutationFn: (archived: boolean) => take(() => client.groups.archive.mutate({ conversationId, archived })),
    onError: (error) => showToast({ tone: "error", title: describeError(t, error) }),
  });
}
