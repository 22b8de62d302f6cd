import { AppShell, Banner } from "@parley/ui";
import { lazy, type ReactNode, Suspense, useEffect } from "react";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { showTheme } from "../../lib/theme";
import { trpc } from "../../lib/trpc";
import { useNarrow } from "../../lib/use-narrow";
import { useOnline } from "../../lib/use-online";
import type { NamedPanel, WorkspaceView } from "../../routes/place";
import { useWorkspaceView } from "../../routes/use-place";
import { useConversationName } from "../conversations/use-conversation-name";
import { useDraftSync } from "../drafts/use-draft-sync";
import { useDesktopAlerts } from "../notifications/use-desktop-alerts";
import { useIdleSignal } from "../presence/use-idle-signal";
import { useShortcuts } from "../shortcuts/use-shortcuts";
import { useClientState } from "../workspaces/workspace-context";
import { WorkspaceSwitch } from "../workspaces/workspace-switch";
import { Sidebar } from "./sidebar";
import { useTitle } from "./use-title";

const ConversationDetails = lazy(() =>
  import("../groups/conversation-details").then((module) => ({ default: module.ConversationDetails })),
);

const ThreadPanel = lazy(() => import("../threads/thread-panel").then((module) => ({ default: module.ThreadPanel })));
const PinsPanel = lazy(() => import("../pins/pins-panel").then((module) => ({ default: module.PinsPanel })));
const namedPanels = {
  details: { Content: ConversationDetails, label: "conversation.detailsOf" },
  pins: { Content: PinsPanel, label: "pins.of" },
} as const satisfies Record<NamedPanel, object>;

/** The frame around all pages of a workspace. */
export function WorkspaceShell({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const shown = useWorkspaceView();
  const conversationId = shown.view === "conversation" ? shown.conversationId : undefined;
  const conversationName = useConversationName(conversationId);
  const workspace = useClientState((state) => state.workspace);
  const workspaces = trpc.auth.me.useQuery().data?.workspaces ?? [];
  const isOnline = useOnline();
  const isNarrow = useNarrow();
  useShortcuts();
  useIdleSignal();
  useDesktopAlerts(conversationId);
  useDraftSync();

  const titles: Record<WorkspaceView["view"], string | undefined> = {
    list: workspace.name,
    conversation: conversationName,
    search: t("search.title"),
    notifications: t("notifications.title"),
    threads: t("threads.title"),
    saved: t("saved.title"),
    scheduled: t("scheduled.title"),
    people: t("people.title"),
    groups: t("groups.title"),
    invitations: t("invitations.title"),
    settings: t("settings.title"),
  };
  const title = titles[shown.view] ?? t("sidebar.navigation");
  useTitle(title);
  useEffect(() => showTheme(workspace.accent), [workspace.accent]);

  const isList = shown.view === "list";
  const panel = shown.view === "conversation" && conversationName !== undefined ? getPanel(shown) : null;
  const panelLabel = t(panel?.label ?? "conversation.detailsOf", { name: conversationName ?? "" });
  const sidebar = <Sidebar />;
  return (
    <AppShell
      view={isList ? "list" : "conversation"}
      {...(workspaces.length > 1 && { rail: <WorkspaceSwitch workspaces={workspaces} activeId={workspace.id} /> })}
      // The one column that shows is what the page is about, for screen readers too.
      sidebar={
        isNarrow && isList ? (
          <main aria-label={title} className="flex min-h-0 flex-1 flex-col">
            {sidebar}
          </main>
        ) : (
          sidebar
        )
      }
      mainLabel={isNarrow && panel ? panelLabel : title}
      {...(!isOnline && {
        notice: (
          <div className="px-2 pt-2">
            <Banner tone="warning">{t("connection.offlineBanner")}</Banner>
          </div>
        ),
      })}
      {...(!isNarrow && panel && { panel: <Suspense>{panel.content}</Suspense>, panelLabel })}
      labels={{ skipToMain: t("common.skipToMain") }}
    >
      <h1 className="sr-only @3xl/shell:hidden">{workspace.name}</h1>
      <Suspense>{isNarrow && panel ? panel.content : children}</Suspense>
    </AppShell>
  );
}

/** What stands beside the conversation, and how that is called. */
function getPanel({ conversationId, panel, threadRootId, replySeq }: Extract<WorkspaceView, { view: "conversation" }>) {
  if (panel !== undefined && panel !== "thread") {
    const { Content, label } = namedPanels[panel];
    return { label, content: <Content key={conversationId} conversationId={conversationId} /> };
  }
  if (threadRootId === undefined) return null;
  const content = (
    <ThreadPanel key={threadRootId} conversationId={conversationId} rootId={threadRootId} jumpTo={replySeq} />
  );
  return { label: "threads.threadIn", content } as const;
}
