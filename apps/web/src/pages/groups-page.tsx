import { roleAtLeast } from "@parley/api";
import { Avatar, Button, EmptyState, ErrorState, TextField } from "@parley/ui";
import { getQueryKey } from "@trpc/react-query";
import Search from "lucide-react/icons/search";
import UsersRound from "lucide-react/icons/users-round";
import { useDeferredValue, useState } from "react";
import { JoinGroupButton } from "../features/groups/join-group-button";
import { Forbidden } from "../features/shell/forbidden";
import { ListMore } from "../features/shell/list-more";
import { ListSkeleton } from "../features/shell/list-skeleton";
import { PageLayout } from "../features/shell/page-layout";
import { useDialogs } from "../features/shell/use-dialogs";
import { useClientState, useWorkspaceSession } from "../features/workspaces/workspace-context";
import { describeError } from "../lib/describe-error";
import { useTranslation } from "../lib/i18n/i18n-context";
import { trpc } from "../lib/trpc";
import { useListPages } from "../lib/use-list-pages";

/** The public groups of the workspace, to find and join. */
export function GroupsPage() {
  const { t } = useTranslation();
  const isMember = useClientState((state) => roleAtLeast(state.workspace.role, "member"));
  return isMember ? <Groups /> : <Forbidden title={t("groups.title")} />;
}

function Groups() {
  const { t } = useTranslation();
  const { client } = useWorkspaceSession();
  const { open } = useDialogs();
  const [query, setQuery] = useState("");
  const asked = useDeferredValue(query.trim());
  const input = asked ? { query: asked } : {};
  const list = useListPages(getQueryKey(trpc.groups.discover, input, "infinite"), (cursor) =>
    client.groups.discover.query({ ...input, cursor }),
  );
  const groups = list.items;
  const createGroup = (
    <Button onClick={() => open({ kind: "new-conversation", group: true })}>{t("newConversation.createGroup")}</Button>
  );

  return (
    <PageLayout title={t("groups.title")} lead={t("groups.lead")} action={createGroup}>
      <TextField
        label={t("groups.search")}
        labelHidden
        placeholder={t("groups.search")}
        icon={<Search size={16} />}
        value={query}
        onChange={setQuery}
        autoComplete="off"
      />
      {list.isPending && <ListSkeleton label={t("common.loading")} />}
      {list.error && groups.length === 0 && (
        <ErrorState
          title={t("groups.errorTitle")}
          description={describeError(t, list.error)}
          onRetry={list.retry}
          retrying={list.isFetching}
          labels={{ retry: t("common.retry") }}
        />
      )}
      {!list.isPending && !list.error && groups.length === 0 && (
        <EmptyState
          icon={<UsersRound size={24} />}
          title={asked ? t("groups.noneFoundTitle") : t("groups.emptyTitle")}
          description={asked ? t("groups.noneFoundText") : t("groups.emptyText")}
        />
      )}
      {groups.length > 0 && (
        <ul className="flex flex-col divide-y divide-line">
          {groups.map((group) => (
            <li key={group.id} className="flex min-h-16 items-center gap-3 py-2">
              <Avatar id={group.id} name={group.name} icon={<UsersRound size={16} />} />
              <div className="flex min-w-0 flex-1 flex-col">
                <p className="truncate font-semibold">{group.name}</p>
                <p className="line-clamp-2 text-small text-muted">
                  {t("conversation.members", { count: group.memberCount })}
                  {group.description && ` · ${group.description}`}
                </p>
              </div>
              <JoinGroupButton group={group} />
            </li>
          ))}
        </ul>
      )}
      <ListMore list={list} />
    </PageLayout>
  );
}
