import { roleAtLeast } from "@parley/api";
import { ConnectionStatus, IconButton } from "@parley/ui";
import Search from "lucide-react/icons/search";
import SquarePen from "lucide-react/icons/square-pen";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { useOnline } from "../../lib/use-online";
import { paths } from "../../routes/paths";
import { AccountMenu } from "../account/account-menu";
import { ConversationNav } from "../conversations/conversation-nav";
import { NotificationsButton } from "../notifications/notifications-button";
import { SEARCH_BOX_ID, SearchBox } from "../search/search-box";
import { countUnreadThreads } from "../threads/count-unread-threads";
import { useClientState, useConnection, useOutboxEntries, useWorkspaceSession } from "../workspaces/workspace-context";
import { getConnectionState } from "./get-connection-state";
import { SidebarLinks } from "./sidebar-links";
import { useDialogs } from "./use-dialogs";

/** The first column: the workspace, its pages, the conversations, the connection, the account. */
export function Sidebar() {
  const { t } = useTranslation();
  const { slug } = useWorkspaceSession();
  const workspace = useClientState((state) => state.workspace);
  const connection = useConnection();
  const isOnline = useOnline();
  const entries = useOutboxEntries();
  const { open } = useDialogs();
  const unreadThreads = useClientState(countUnreadThreads);

  return (
    <>
      <header className="flex min-h-16 shrink-0 items-center gap-1 pr-2 pl-4">
        <h1 className="min-w-0 flex-1 truncate text-title font-bold">{workspace.name}</h1>
        <NotificationsButton />
        <IconButton
          label={t("sidebar.switcher")}
          shortcut="Ctrl K"
          icon={<Search aria-hidden="true" size={18} />}
          tooltipSide="bottom"
          onClick={() => open({ kind: "quick-switcher" })}
        />
        <IconButton
          label={t("sidebar.newConversation")}
          shortcut="Alt N"
          icon={<SquarePen aria-hidden="true" size={18} />}
          tooltipSide="bottom"
          onClick={() => open({ kind: "new-conversation" })}
        />
      </header>
      <div className="shrink-0 px-2 pb-2">
        <SearchBox id={SEARCH_BOX_ID} />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-2 pb-3">
        <SidebarLinks
          links={[
            {
              href: paths.threads(slug),
              label: t("threads.title"),
              icon: "threads",
              badge: { count: unreadThreads, label: t("threads.unreadThreads", { count: unreadThreads }) },
            },
            { href: paths.saved(slug), label: t("saved.title"), icon: "saved" },
            { href: paths.scheduled(slug), label: t("scheduled.link"), icon: "scheduled" },
            { href: paths.people(slug), label: t("sidebar.people"), icon: "people" },
            ...(roleAtLeast(workspace.role, "member")
              ? [
                  { href: paths.groups(slug), label: t("sidebar.groups"), icon: "groups" } as const,
                  { href: paths.invitations(slug), label: t("sidebar.invitations"), icon: "invitations" } as const,
                ]
              : []),
          ]}
        />
        <ConversationNav />
      </div>
      <footer className="flex shrink-0 items-center gap-1 border-t border-line px-2 py-2">
        <AccountMenu />
        <ConnectionStatus
          state={getConnectionState(connection.state, isOnline)}
          waitingCount={entries.filter(({ status }) => status === "queued").length}
          labels={{
            region: t("connection.region"),
            connected: t("connection.connected"),
            reconnecting: t("connection.reconnecting"),
            offline: t("connection.offline"),
            waiting: (count) => t("connection.waiting", { count }),
          }}
        />
      </footer>
    </>
  );
}
