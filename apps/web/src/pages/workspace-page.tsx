import { connectionOf, reasonOf } from "@parley/api";
import { Button, EmptyState, ErrorState } from "@parley/ui";
import DoorClosed from "lucide-react/icons/door-closed";
import { type ReactNode, useEffect, useState } from "react";
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
import { useTranslation } from "../lib/i18n/i18n-context";
import { writePreferences } from "../lib/preferences";
import { GoTo } from "../routes/go-to";
import { paths } from "../routes/paths";
import { navigate } from "../routes/use-place";
import { createWorkspaceSession, type WorkspaceSession } from "../sync/workspace-session";

export interface WorkspacePageProps {
  slug: string;
  /** The page that is open in it; drawn only once the workspace is known. */
  children: ReactNode;
  /** Opens the workspace's session: its client, cache and stream. Default: those of this browser. */
  createSession?(deps: { slug: string }): WorkspaceSession;
}

/** A workspace: opens it, follows it, and shows its pages. */
export function WorkspacePage(props: WorkspacePageProps) {
  return <OpenWorkspace key={props.slug} {...props} />;
}

function OpenWorkspace({ slug, children, createSession = createWorkspaceSession }: WorkspacePageProps) {
  const [session] = useState(() => createSession({ slug }));
  useEffect(() => session.run(), [session]);
  return (
    <WorkspaceProvider session={session}>
      <WorkspaceGate>{children}</WorkspaceGate>
    </WorkspaceProvider>
  );
}

/** What shows of the workspace: itself, or why it cannot be shown. */
function WorkspaceGate({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const { slug, client } = useWorkspaceSession();
  const { state, failure } = useConnection();
  const isLoaded = useFindClientState((known) => known.meId) !== undefined;

  useEffect(() => {
    if (isLoaded) writePreferences({ lastWorkspace: slug });
  }, [isLoaded, slug]);

  const reason = failure?.reason ?? reasonOf(failure?.cause);
  if (state === "ended" && (reason === "SIGNED_OUT" || reason === "SESSION_ENDED")) return <SignedOut />;
  if (state === "ended" && reason !== undefined) {
    return (
      <main tabIndex={-1} className="flex min-h-dvh items-center justify-center bg-canvas text-ink outline-none">
        <h1 className="sr-only">{t("common.appName")}</h1>
        <EmptyState
          icon={<DoorClosed size={24} />}
          title={t("workspaces.notFoundTitle")}
          description={t("workspaces.notFoundText")}
          action={<Button onClick={() => navigate(paths.workspaces)}>{t("workspaces.choose")}</Button>}
        />
      </main>
    );
  }
  if (isLoaded) {
    return (
      <DialogsProvider>
        <WorkspaceShell>{children}</WorkspaceShell>
      </DialogsProvider>
    );
  }
  if (state === "connecting") return <ShellSkeleton label={t("common.loading")} />;
  return (
    <main tabIndex={-1} className="flex min-h-dvh items-center justify-center bg-canvas text-ink outline-none">
      <h1 className="sr-only">{t("common.appName")}</h1>
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
  const [next] = useState(() => location.pathname + location.search);
  const [forgotten, setForgotten] = useState(false);
  useEffect(() => {
    void forgetEverything().then(() => setForgotten(true));
  }, []);
  return forgotten ? <GoTo to={`${paths.signIn}?next=${encodeURIComponent(next)}`} /> : null;
}
