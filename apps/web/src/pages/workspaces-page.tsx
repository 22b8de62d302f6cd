import { reasonOf } from "@parley/api";
import { Avatar, EmptyState, ErrorState, Skeleton } from "@parley/ui";
import ChevronRight from "lucide-react/icons/chevron-right";
import { TextLink } from "../features/auth/text-link";
import { AppLink } from "../lib/app-link";
import { describeError } from "../lib/describe-error";
import { useTranslation } from "../lib/i18n/i18n-context";
import { trpc } from "../lib/trpc";
import { GoTo } from "../routes/go-to";
import { paths } from "../routes/paths";
import { PageFrame } from "./page-frame";

/** The choice for people who belong to several workspaces. */
export function WorkspacesPage() {
  const { t } = useTranslation();
  const me = trpc.auth.me.useQuery();
  const reason = reasonOf(me.error);
  if (reason === "SIGNED_OUT" || reason === "SESSION_ENDED") return <GoTo to={paths.signIn} />;
  return (
    <PageFrame title={t("workspaces.title")} lead={t("workspaces.lead")}>
      {me.isPending && (
        <div role="status" aria-label={t("common.loading")} className="flex flex-col gap-3">
          <Skeleton className="h-12 w-full" />
          <Skeleton className="h-12 w-full" />
        </div>
      )}
      {me.error && (
        <ErrorState
          title={t("workspaces.errorTitle")}
          description={describeError(t, me.error)}
          onRetry={() => void me.refetch()}
          labels={{ retry: t("common.retry") }}
        />
      )}
      {me.data?.workspaces.length === 0 && (
        <EmptyState title={t("workspaces.none")} description={t("workspaces.noneText")} />
      )}
      {me.data && me.data.workspaces.length > 0 && (
        <ul className="-mx-2 flex flex-col gap-1">
          {me.data.workspaces.map((workspace) => (
            <li key={workspace.id}>
              <AppLink
                href={paths.workspace(workspace.slug)}
                className="flex items-center gap-3 rounded-lg p-2 hover:bg-hover"
              >
                <Avatar id={workspace.id} name={workspace.name} size={40} />
                <span className="flex min-w-0 flex-1 flex-col">
                  <span className="truncate font-semibold">{workspace.name}</span>
                  <span className="text-small text-muted">{t(`roles.${workspace.role}`)}</span>
                </span>
                <ChevronRight aria-hidden="true" size={18} className="text-muted" />
              </AppLink>
            </li>
          ))}
        </ul>
      )}
      <p className="text-small text-muted">
        <TextLink href={paths.signUp}>{t("workspaces.create")}</TextLink>
      </p>
    </PageFrame>
  );
}
