import type { SavedMessage } from "@parley/api";
import { EmptyState, ErrorState } from "@parley/ui";
import { getQueryKey } from "@trpc/react-query";
import Bookmark from "lucide-react/icons/bookmark";
import { useConversationName } from "../features/conversations/use-conversation-name";
import { KeptMessage } from "../features/keeping/kept-message";
import { getPeopleOf } from "../features/members/apply.js";
import { useFetchUnknown } from "../features/members/use-fetch-unknown";
import { ListMore } from "../features/shell/list-more";
import { ListSkeleton } from "../features/shell/list-skeleton";
import { PageLayout } from "../features/shell/page-layout";
import { useClientState, useWorkspaceSession } from "../features/workspaces/workspace-context";
import { describeError } from "../lib/describe-error";
import { useTranslation } from "../lib/i18n/i18n-context";
import { trpc } from "../lib/trpc";
import { useListPages } from "../lib/use-list-pages";

const getNamed = ({ message }: SavedMessage) => ({
  conversationId: message.conversationId,
  memberIds: getPeopleOf(message),
});

/** What the reader has saved, from all conversations. */
export function SavedPage() {
  const { t } = useTranslation();
  const { client } = useWorkspaceSession();
  const list = useListPages(getQueryKey(trpc.saved.list, {}, "infinite"), (cursor) =>
    client.saved.list.query({ cursor }),
  );
  useFetchUnknown(list.items, getNamed);
  return (
    <PageLayout title={t("saved.title")} lead={t("saved.lead")}>
      {list.isPending && <ListSkeleton label={t("common.loading")} />}
      {list.error && list.items.length === 0 && (
        <ErrorState
          title={t("saved.errorTitle")}
          description={describeError(t, list.error)}
          onRetry={list.retry}
          retrying={list.isFetching}
          labels={{ retry: t("common.retry") }}
        />
      )}
      {!list.isPending && !list.error && list.items.length === 0 && (
        <EmptyState icon={<Bookmark size={24} />} title={t("saved.emptyTitle")} description={t("saved.emptyText")} />
      )}
      {list.items.length > 0 && (
        <ul className="flex flex-col gap-3">
          {list.items.map((saved) => (
            <li key={saved.message.id}>
              <SavedCard saved={saved} />
            </li>
          ))}
        </ul>
      )}
      <ListMore list={list} />
    </PageLayout>
  );
}

function SavedCard({ saved: { message } }: { saved: SavedMessage }) {
  const { t } = useTranslation();
  const { client } = useWorkspaceSession();
  const name = useConversationName(message.conversationId);
  const kind = useClientState((state) => state.conversations[message.conversationId]?.kind);
  const place = name !== undefined && t(kind === "direct" ? "saved.with" : "saved.in", { name });
  const utils = trpc.useUtils();
  const remove = async () => {
    await client.saved.remove.mutate({ messageId: message.id });
    await utils.saved.invalidate();
  };
  return <KeptMessage message={message} place={place} removeLabel={t("saved.remove")} onRemove={remove} />;
}
