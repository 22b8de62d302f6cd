import { Button, ConversationList, EmptyState } from "@parley/ui";
import MessagesSquare from "lucide-react/icons/messages-square";
import { useMemo } from "react";
import { AppLink } from "../../lib/app-link";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { useNow } from "../../lib/use-now";
import { useTimeSettings } from "../../lib/use-time-settings";
import { paths } from "../../routes/paths";
import { useOpenConversationId } from "../../routes/use-place";
import { usePrefetchTimeline } from "../messages/use-timeline";
import { useAskedPresences } from "../presence/use-asked-presences";
import { useDialogs } from "../shell/use-dialogs";
import { useWorkspaceSession } from "../workspaces/workspace-context";
import { getListLabels } from "./list-labels";
import { useConversationViews } from "./use-conversation-views";
import { useMoreConversations } from "./use-more-conversations";

/** The list of the reader's conversations. */
export function ConversationNav() {
  const { t } = useTranslation();
  const { slug } = useWorkspaceSession();
  const conversationId = useOpenConversationId();
  const { open } = useDialogs();
  const conversations = useConversationViews();
  useAskedPresences(conversations.flatMap(({ person }) => person?.id ?? []));
  const more = useMoreConversations();
  const prefetch = usePrefetchTimeline();
  const time = useTimeSettings();
  const now = useNow();
  const labels = useMemo(() => getListLabels(t), [t]);

  return (
    <ConversationList
      status="ready"
      conversations={conversations}
      activeId={conversationId}
      getHref={(id) => paths.conversation(slug, id)}
      link={AppLink}
      onPrefetch={prefetch}
      hasMore={more.hasMore}
      loadingMore={more.loading}
      loadMoreFailed={more.failed}
      onLoadMore={more.load}
      empty={
        <EmptyState
          icon={<MessagesSquare size={24} />}
          title={t("sidebar.emptyTitle")}
          description={t("sidebar.emptyText")}
          action={<Button onClick={() => open({ kind: "new-conversation" })}>{t("sidebar.newConversation")}</Button>}
        />
      }
      now={now}
      labels={labels}
      {...time}
    />
  );
}
