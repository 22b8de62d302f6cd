import { roleAtLeast } from "@parley/api";
import { Button, EmptyState, ErrorState } from "@parley/ui";
import { getQueryKey } from "@trpc/react-query";
import MailPlus from "lucide-react/icons/mail-plus";
import { lazy, Suspense, useState } from "react";
import { InvitationRow } from "../features/invitations/invitation-row";
import { Forbidden } from "../features/shell/forbidden";
import { ListMore } from "../features/shell/list-more";
import { ListSkeleton } from "../features/shell/list-skeleton";
import { PageLayout } from "../features/shell/page-layout";
import { useClientState, useWorkspaceSession } from "../features/workspaces/workspace-context";
import { describeError } from "../lib/describe-error";
import { useTranslation } from "../lib/i18n/i18n-context";
import { trpc } from "../lib/trpc";
import { useListPages } from "../lib/use-list-pages";

const CreateInvitationDialog = lazy(() =>
  import("../features/invitations/create-invitation-dialog").then((module) => ({
    default: module.CreateInvitationDialog,
  })),
);

/** The open doors into the workspace. */
export function InvitationsPage() {
  const { t } = useTranslation();
  const isMember = useClientState((state) => roleAtLeast(state.workspace.role, "member"));
  return isMember ? <Invitations /> : <Forbidden title={t("invitations.title")} />;
}

function Invitations() {
  const { t } = useTranslation();
  const workspaceName = useClientState((state) => state.workspace.name);
  const [creating, setCreating] = useState(false);
  const { client } = useWorkspaceSession();
  const list = useListPages(getQueryKey(trpc.invitations.list, {}, "infinite"), (cursor) =>
    client.invitations.list.query({ cursor }),
  );
  const invitations = list.items;
  const create = (
    <Button variant="primary" onClick={() => setCreating(true)}>
      {t("invitations.create")}
    </Button>
  );

  return (
    <PageLayout
      title={t("invitations.title")}
      lead={t("invitations.lead", { workspace: workspaceName })}
      action={invitations.length > 0 && create}
    >
      {list.isPending && <ListSkeleton label={t("common.loading")} />}
      {list.error && invitations.length === 0 && (
        <ErrorState
          title={t("invitations.errorTitle")}
          description={describeError(t, list.error)}
          onRetry={list.retry}
          retrying={list.isFetching}
          labels={{ retry: t("common.retry") }}
        />
      )}
      {!list.isPending && !list.error && invitations.length === 0 && (
        <EmptyState
          icon={<MailPlus size={24} />}
          title={t("invitations.emptyTitle")}
          description={t("invitations.emptyText")}
          action={create}
        />
      )}
      {invitations.length > 0 && (
        <ul className="flex flex-col divide-y divide-line">
          {invitations.map((invitation) => (
            <InvitationRow key={invitation.id} invitation={invitation} />
          ))}
        </ul>
      )}
      <ListMore list={list} />
      <Suspense>{creating && <CreateInvitationDialog onClose={() => setCreating(false)} />}</Suspense>
    </PageLayout>
  );
}
