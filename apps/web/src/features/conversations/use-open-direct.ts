import { useMutation } from "@tanstack/react-query";
import { describeError } from "../../lib/describe-error";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { paths } from "../../routes/paths";
import { navigate } from "../../routes/use-place";
import { showToast } from "../toasts/toast-store";
import { useWorkspaceSession } from "../workspaces/workspace-context";
import { getOtherId } from "./to-conversation-view";
import { useTakeConversation } from "./use-take-conversation";

/** Opens the direct conversation with a member; one that is known opens at once. */
export function useOpenDirect(onOpened?: () => void) {
  const { t } = useTranslation();
  const { slug, client, store } = useWorkspaceSession();
  const take = useTakeConversation();
  return useMutation({
    mutationFn: async (memberId: string) => {
      const { conversations, meId } = store.get();
      const known = Object.values(conversations).find(
        (conversation) => conversation.kind === "direct" && getOtherId(conversation, meId) === memberId,
      );
      if (known) return known.id;
      return take(() => client.conversations.openDirect.mutate({ memberId }));
    },
    onSuccess: (conversationId) => {
      onOpened?.();
      navigate(paths.conversation(slug, conversationId));
    },
    onError: (error) => showToast({ tone: "error", title: describeError(t, error) }),
  });
}
