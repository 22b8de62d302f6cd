import { reasonOf } from "@parley/api";
import { Button, ConversationHeader, EmptyState, ErrorState, MessageListSkeleton } from "@parley/ui";
import { useQuery } from "@tanstack/react-query";
import DoorClosed from "lucide-react/icons/door-closed";
import { ConversationScreen } from "../features/conversations/conversation-screen";
import { receiveConversation } from "../features/conversations/receive-conversation.js";
import { useClientState, useWorkspaceSession } from "../features/workspaces/workspace-context";
import { describeError } from "../lib/describe-error";
import { useTranslation } from "../lib/i18n/i18n-context";
import { paths } from "../routes/paths";
import { navigate } from "../routes/use-place";

export interface ConversationPageProps {
  conversationId: string;
  /** Seq of a message to show. */
  messageSeq?: number;
}

/** One conversation; fetched if it is not among those that are known, as after following a link. */
export function ConversationPage({ conversationId, messageSeq }: ConversationPageProps) {
  const conversation = useClientState((state) => state.conversations[conversationId]);
  if (!conversation) return <UnknownConversation key={conversationId} conversationId={conversationId} />;
  return <ConversationScreen key={conversationId} conversation={conversation} jumpTo={messageSeq} />;
}

function UnknownConversation({ conversationId }: { conversationId: string }) {
  const { t } = useTranslation();
  const { slug, client, store } = useWorkspaceSession();
  const goBack = () => navigate(paths.workspace(slug));
  const fetched = useQuery({
    queryKey: ["unknown-conversation", conversationId],
    gcTime: 0,
    staleTime: 0,
    queryFn: async () => {
      const requestedAt = store.get().seq;
      const { conversation } = await client.conversations.get.query({ conversationId });
      store.update((state) => receiveConversation(state, conversation, requestedAt));
      return conversation.id;
    },
  });

  const reason = reasonOf(fetched.error);
  if (reason === "NOT_FOUND" || reason === "INVALID_INPUT") {
    return (
      <div className="flex flex-1 items-center justify-center">
        <EmptyState
          icon={<DoorClosed size={24} />}
          title={t("conversation.notFoundTitle")}
          description={t("conversation.notFoundText")}
          action={<Button onClick={goBack}>{t("conversation.toList")}</Button>}
        />
      </div>
    );
  }
  if (fetched.error) {
    return (
      <div className="flex flex-1 items-center justify-center">
        <ErrorState
          title={t("conversation.errorTitle")}
          description={describeError(t, fetched.error)}
          onRetry={() => void fetched.refetch()}
          retrying={fetched.isFetching}
          labels={{ retry: t("common.retry") }}
        />
      </div>
    );
  }
  return (
    <>
      <ConversationHeader
        onBack={goBack}
        labels={{ back: t("common.back"), details: t("conversation.details"), loading: t("conversation.loading") }}
      />
      <MessageListSkeleton label={t("conversation.loading")} />
    </>
  );
}
