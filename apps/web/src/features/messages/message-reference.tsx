import { useQuery } from "@tanstack/react-query";
import CornerUpRight from "lucide-react/icons/corner-up-right";
import { AppLink } from "../../lib/app-link";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { paths } from "../../routes/paths";
import { receiveConversation } from "../conversations/receive-conversation.js";
import { useConversationName } from "../conversations/use-conversation-name";
import { useClientState, useWorkspaceSession } from "../workspaces/workspace-context";

export interface MessageReferenceProps {
  conversationId: string;
  seq: number;
}

/** Where forwarded words come from: named and linked for those who may read there, and for nobody else. */
export function MessageReference({ conversationId, seq }: MessageReferenceProps) {
  const { t } = useTranslation();
  const { slug, client, store } = useWorkspaceSession();
  const isKnown = useClientState((state) => state.conversations[conversationId] !== undefined);
  const name = useConversationName(conversationId);
  useQuery({
    queryKey: ["referred-conversation", conversationId],
    enabled: !isKnown,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    queryFn: async () => {
      const requestedAt = store.get().seq;
      const { conversation } = await client.conversations.get.query({ conversationId });
      store.update((state) => receiveConversation(state, conversation, requestedAt));
      return conversation.id;
    },
  });
  return (
    <span className="inline-flex max-w-full items-center gap-1 text-meta text-muted">
      <CornerUpRight aria-hidden="true" size={14} className="shrink-0" />
      {name === undefined ? (
        t("forward.forwarded")
      ) : (
        <AppLink href={paths.message(slug, conversationId, seq)} className="truncate font-medium text-accent-text">
          {t("forward.from", { name })}
        </AppLink>
      )}
    </span>
  );
}
