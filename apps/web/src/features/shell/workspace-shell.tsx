import { AppShell, Banner } from "@parley/ui";
import { Outlet, useParams, useRouterState, useSearch } from "@tanstack/react-router";
import { lazy, Suspense, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { showTheme } from "../../lib/theme";
import { trpc } from "../../lib/trpc";
import { useOnline } from "../../lib/use-online";
import { useConversationName } from "../conversations/use-conversation-name";
import { useIdleSignal } from "../presence/use-idle-signal";
import { useShortcuts } from "../shortcuts/use-shortcuts";
import { useClientState, useWorkspaceSession } from "../workspaces/workspace-context";
import { WorkspaceSwitch } from "../workspaces/workspace-switch";
import { getPlace, type Place } from "./get-place";
import { Sidebar } from "./sidebar";
import { useTitle } from "./use-title";

const ConversationDetails = lazy(() =>
  import("../groups/conversation-details").then((module) => ({ default: module.ConversationDetails })),
);

/** The frame around all pages of a workspace. */
export function WorkspaceShell() {
  const { t } = useTranslation();
  const { slug } = useWorkspaceSession();
  const { conversationId } = useParams({ strict: false });
  const { panel } = useSearch({ strict: false });
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  const conversationName = useConversationName(conversationId);
  const workspace = useClientState((state) => state.workspace);
  const workspaces = trpc.auth.me.useQuery().data?.workspaces ?? [];
  const isOnline = useOnline();
  useShortcuts();
  useIdleSignal();

  const place = getPlace(pathname, slug);
  const titles: Record<Place, string | undefined> = {
    list: workspace.name,
    conversation: conversationName,
    people: t("people.title"),
    groups: t("groups.title"),
    invitations: t("invitations.title"),
    settings: t("settings.title"),
  };
  const title = titles[place] ?? t("sidebar.navigation");
  useTitle(title);
  useEffect(() => showTheme(workspace.accent), [workspace.accent]);

  const hasPanel = panel === "details" && conversationId !== undefined && conversationName !== undefined;
  return (
    <AppShell
      view={hasPanel ? "panel" : place === "list" ? "list" : "conversation"}
      {...(workspaces.length > 1 && { rail: <WorkspaceSwitch workspaces={workspaces} activeId={workspace.id} /> })}
      sidebar={<Sidebar />}
      mainLabel={title}
      {...(!isOnline && {
        notice: (
          <div className="px-2 pt-2">
            <Banner tone="warning">{t("connection.offlineBanner")}</Banner>
          </div>
        ),
      })}
      {...(hasPanel && {
        panel: (
          <Suspense>
            <ConversationDetails key={conversationId} conversationId={conversationId} />
          </Suspense>
        ),
        panelLabel: t("conversation.detailsOf", { name: conversationName }),
      })}
      labels={{ skipToMain: t("common.skipToMain") }}
    >
      <Suspense>
        <Outlet />
      </Suspense>
    </AppShell>
  );
}
