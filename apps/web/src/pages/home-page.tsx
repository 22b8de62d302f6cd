import { errorDataOf, reasonOf } from "@parley/api";
import { ErrorState } from "@parley/ui";
import { getHomePath } from "../features/auth/get-home-path";
import { ShellSkeleton } from "../features/shell/shell-skeleton";
import { describeError, getReference } from "../lib/describe-error";
import { useTranslation } from "../lib/i18n/i18n-context";
import { readPreferences } from "../lib/preferences";
import { trpc } from "../lib/trpc";
import { GoTo } from "../routes/go-to";
import { paths } from "../routes/paths";
import { PageLoading } from "./page-loading";

/** The start: leads into the workspace, or to the door. */
export function HomePage() {
  const { t } = useTranslation();
  const me = trpc.auth.me.useQuery();
  if (me.data) return <GoTo to={getHomePath(me.data.workspaces)} />;
  const { lastWorkspace } = readPreferences();
  // Without a network what was kept of the workspace can be read, and written to.
  if (me.failureReason && !errorDataOf(me.failureReason) && lastWorkspace)
    return <GoTo to={paths.workspace(lastWorkspace)} />;
  if (!me.error) return lastWorkspace ? <ShellSkeleton label={t("common.loading")} /> : <PageLoading />;
  if (reasonOf(me.error) === "SIGNED_OUT" || reasonOf(me.error) === "SESSION_ENDED") {
    // Whoever was in a workspace on this device before has an account.
    return <GoTo to={lastWorkspace ? paths.signIn : paths.signUp} />;
  }
  const reference = getReference(me.error);
  return (
    <main tabIndex={-1} className="flex min-h-dvh items-center justify-center bg-canvas text-ink outline-none">
      <h1 className="sr-only">{t("common.appName")}</h1>
      <ErrorState
        title={t("pages.errorTitle")}
        description={describeError(t, me.error)}
        onRetry={() => void me.refetch()}
        retrying={me.isFetching}
        labels={{ retry: t("common.retry") }}
        {...(reference && { reference: t("common.reference", { id: reference }) })}
      />
    </main>
  );
}
