import type { Thread } from "@parley/api";
import { EmptyState, ErrorState, SegmentedControl } from "@parley/ui";
import { getQueryKey } from "@trpc/react-query";
import MessagesSquare from "lucide-react/icons/messages-square";
import { useState } from "react";
import { getPeopleOf } from "../features/members/apply.js";
import { useFetchUnknown } from "../features/members/use-fetch-unknown";
import { ListMore } from "../features/shell/list-more";
import { ListSkeleton } from "../features/shell/list-skeleton";
import { PageLayout } from "../features/shell/page-layout";
import { ThreadCard } from "../features/threads/thread-card";
import { useWorkspaceSession } from "../features/workspaces/workspace-context";
import { describeError } from "../lib/describe-error";
import { useTranslation } from "../lib/i18n/i18n-context";
import { trpc } from "../lib/trpc";
import { useListPages } from "../lib/use-list-pages";

const getNamed = ({ conversationId, root, lastReplies }: Thread) => ({
  conversationId,
  memberIds: [...(root ? [root] : []), ...lastReplies].flatMap(getPeopleOf),
});

/** The threads that the reader follows, the last reply first. */
export function ThreadsPage() {
  const { t } = useTranslation();
  const { client } = useWorkspaceSession();
  const [shown, setShown] = useState<"all" | "unread">("all");
  const input = { unreadOnly: shown === "unread" };
  const list = useListPages(getQueryKey(trpc.threads.list, input, "infinite"), (cursor) =>
    client.threads.list.query({ ...input, cursor }),
  );
  const threads = list.items;
  useFetchUnknown(threads, getNamed);

  return (
    <PageLayout
      title={t("threads.title")}
      action={
        <SegmentedControl
          label={t("threads.show")}
          segments={[
            { value: "all", label: t("threads.all") },
            { value: "unread", label: t("threads.unread") },
          ]}
          value={shown}
          onChange={setShown}
        />
      }
    >
      {list.isPending && <ListSkeleton label={t("common.loading")} />}
      {list.error && threads.length === 0 && (
        <ErrorState
          title={t("threads.errorTitle")}
          description={describeError(t, list.error)}
          onRetry={list.retry}
          retrying={list.isFetching}
          labels={{ retry: t("common.retry") }}
        />
      )}
      {!list.isPending && !list.error && threads.length === 0 && (
        <EmptyState
          icon={<MessagesSquare size={24} />}
          title={shown === "unread" ? t("threads.noneUnreadTitle") : t("threads.emptyTitle")}
          description={shown === "unread" ? t("threads.noneUnreadText") : t("threads.emptyText")}
        />
      )}
      {threads.length > 0 && (
        <ul className="flex flex-col gap-3">
          {threads.map((thread) => (
            <li key={thread.rootId}>
              <ThreadCard thread={thread} />
            </li>
          ))}
        </ul>
      )}
      <ListMore list={list} />
    </PageLayout>
  );
}
