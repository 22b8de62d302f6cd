import { roleAtLeast } from "@parley/api";
import { Button, Checkbox, EmptyState, ErrorState, TextField } from "@parley/ui";
import { getQueryKey } from "@trpc/react-query";
import Search from "lucide-react/icons/search";
import SearchX from "lucide-react/icons/search-x";
import { useDeferredValue, useState } from "react";
import { PersonRow } from "../features/members/person-row";
import { ListMore } from "../features/shell/list-more";
import { ListSkeleton } from "../features/shell/list-skeleton";
import { PageLayout } from "../features/shell/page-layout";
import { useClientState, useWorkspaceSession } from "../features/workspaces/workspace-context";
import { describeError } from "../lib/describe-error";
import { useTranslation } from "../lib/i18n/i18n-context";
import { trpc } from "../lib/trpc";
import { useListPages } from "../lib/use-list-pages";
import { paths } from "../routes/paths";
import { navigate } from "../routes/use-place";

/** Everyone in the workspace: to write to, and for admins to manage. */
export function PeoplePage() {
  const { t } = useTranslation();
  const { slug, client } = useWorkspaceSession();
  const workspace = useClientState((state) => state.workspace);
  const [query, setQuery] = useState("");
  const [includeDeactivated, setIncludeDeactivated] = useState(false);
  const asked = useDeferredValue(query.trim());
  const input = { includeDeactivated, ...(asked && { query: asked }) };
  const list = useListPages(getQueryKey(trpc.members.list, input, "infinite"), (cursor) =>
    client.members.list.query({ ...input, cursor }),
  );
  const people = list.items;
  const isAdmin = roleAtLeast(workspace.role, "admin");

  return (
    <PageLayout
      title={t("people.title")}
      lead={t("people.lead", { workspace: workspace.name })}
      action={
        roleAtLeast(workspace.role, "member") && (
          <Button onClick={() => navigate(paths.invitations(slug))}>{t("people.invite")}</Button>
        )
      }
    >
      <div className="flex flex-col gap-3">
        <TextField
          label={t("people.search")}
          labelHidden
          placeholder={t("people.search")}
          icon={<Search size={16} />}
          value={query}
          onChange={setQuery}
          autoComplete="off"
        />
        {isAdmin && (
          <Checkbox
            label={t("people.includeDeactivated")}
            checked={includeDeactivated}
            onChange={setIncludeDeactivated}
          />
        )}
      </div>
      {list.isPending && <ListSkeleton label={t("common.loading")} />}
      {list.error && people.length === 0 && (
        <ErrorState
          title={t("people.errorTitle")}
          description={describeError(t, list.error)}
          onRetry={list.retry}
          retrying={list.isFetching}
          labels={{ retry: t("common.retry") }}
        />
      )}
      {!list.isPending && !list.error && people.length === 0 && (
        <EmptyState
          icon={<SearchX size={24} />}
          title={t("people.noneFoundTitle")}
          description={t("people.noneFoundText")}
        />
      )}
      {people.length > 0 && (
        <ul className="flex flex-col divide-y divide-line">
          {people.map((person) => (
            <PersonRow key={person.id} person={person} mayManage={isAdmin} />
          ))}
        </ul>
      )}
      <ListMore list={list} />
    </PageLayout>
  );
}
