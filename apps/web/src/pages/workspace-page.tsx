import { connectionOf, reasonOf } from "@parley/api";
import { Button, EmptyState, ErrorState } from "@parley/ui";
import { Navigate, useParams, useRouter, useRouterState } from "@tanstack/react-router";
import DoorClosed from "lucide-react/icons/door-closed";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { forgetEverything } from "../features/account/forget-everything";
import { DialogsProvider } from "../features/shell/dialogs-provider";
import { ShellSkeleton } from "../features/shell/shell-skeleton";
import { WorkspaceShell } from "../features/shell/workspace-shell";
import {
  useConnection,
  useFindClientState,
  useWorkspaceSession,
  WorkspaceProvider,
} from "../features/workspaces/workspace-context";
import { writePreferences } from "../lib/preferences";
import { paths } from "../routes/paths";
import { createWorkspaceSession } from "../sync/workspace-session";

/** A workspace: opens it, follows it, and shows its pages. */
export function WorkspacePage() {
  const { slug } = useParams({ from: "/w/$slug" });
  return <OpenWorkspace key={slug} slug={slug} />;
}

function OpenWorkspace({ slug }: { slug: string }) {
  const [session] = useState(() => createWorkspaceSession({ slug }));
  useEffect(() => session.run(), [session]);
  return (
    <WorkspaceProvider session={session}>
      <WorkspaceGate />
    </WorkspaceProvider>
  );
}

/** What shows of the workspace: itself, or why it cannot be shown. */
function WorkspaceGate() {
  const { t } = useTranslation();
  const { slug, client } = useWorkspaceSession();
  const { state, failure } = useConnection();
  const isLoaded = useFindClientState((known) => known.meId) !== undefined;
  const router = useRouter();

  useEffect(() => {
    if (isLoaded) writePreferences({ lastWorkspace: slug });
  }, [isLoaded, slug]);

  const reason = failure?.reason ?? reasonOf(failure?.cause);
  if (state === "ended" && (reason === "SIGNED_OUT" || reason === "SESSION_ENDED")) return <SignedOut />;
  if (state === "ended" && reason !== undefined) {
    return (
      <main tabIndex={-1} className="flex min-h-dvh items-center justify-center bg-canvas text-ink outline-none">
        <EmptyState
          icon={<DoorClosed size={24} />}
          title={t("workspaces.notFoundTitle")}
          description={t("workspaces.notFoundText")}
          action={<Button onClick={() => router.history.push(paths.workspaces)}>{t("workspaces.choose")}</Button>}
        />
      </main>
    );
  }
  if (isLoaded) {
    return (
      <DialogsProvider>
        <WorkspaceShell />
      </DialogsProvider>
    );
  }
  if (state === "connecting") return <ShellSkeleton label={t("common.loading")} />;
  return (
    <main tabIndex={-1} className="flex min-h-dvh items-center justify-center bg-canvas text-ink outline-none">
      <ErrorState
        title={t("workspaces.errorTitle")}
        description={t("workspaces.errorText")}
        onRetry={() => connectionOf(client).retry()}
        labels={{ retry: t("common.retry") }}
      />
    </main>
  );
}

/** The session is over: nothing of it stays on this device, and the way back leads here. */
function SignedOut() {
  const here = useRouterState({ select: (state) => state.location.href });
  const [next] = useState(here);
  const [forgotten, setForgotten] = useState(false);
  useEffect(() => {
    void forgetEverything().then(() => setForgotten(true));
  }, []);
  return forgotten ? <Navigate to="/sign-in" search={{ next }} replace /> : null;
}
