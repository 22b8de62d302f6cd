import { Avatar, IconButton, Menu } from "@parley/ui";
import ArrowLeftRight from "lucide-react/icons/arrow-left-right";
import Keyboard from "lucide-react/icons/keyboard";
import LogOut from "lucide-react/icons/log-out";
import Settings from "lucide-react/icons/settings";
import { describeError } from "../../lib/describe-error";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { paths } from "../../routes/paths";
import { navigate } from "../../routes/use-place";
import { getName, getPresence } from "../members/names";
import { usePeople } from "../members/use-people";
import { useDialogs } from "../shell/use-dialogs";
import { showToast } from "../toasts/toast-store";
import { useIsConnected, useOutboxEntries, useWorkspaceSession } from "../workspaces/workspace-context";
import { useSignOut } from "./use-sign-out";

/** The menu of the person at this screen. */
export function AccountMenu() {
  const { t } = useTranslation();
  const { slug } = useWorkspaceSession();
  const people = usePeople();
  const { open } = useDialogs();
  const entries = useOutboxEntries();
  const isConnected = useIsConnected();
  const signOut = useSignOut();
  const name = getName(people, people.meId, t);
  const icon = { size: 16, "aria-hidden": true } as const;

  return (
    <Menu
      align="start"
      side="top"
      groups={[
        [
          {
            id: "settings",
            label: t("sidebar.settings"),
            icon: <Settings {...icon} />,
            onSelect: () => navigate(paths.settings(slug)),
          },
          {
            id: "shortcuts",
            label: t("sidebar.shortcuts"),
            icon: <Keyboard {...icon} />,
            shortcut: "?",
            onSelect: () => open({ kind: "shortcuts" }),
          },
          {
            id: "workspaces",
            label: t("workspaces.title"),
            icon: <ArrowLeftRight {...icon} />,
            onSelect: () => navigate(paths.workspaces),
          },
        ],
        [
          {
            id: "sign-out",
            label: t("sidebar.signOut"),
            icon: <LogOut {...icon} />,
            onSelect: () => {
              if (entries.length > 0) open({ kind: "sign-out" });
              else
                signOut.mutate(undefined, {
                  onError: (error) => showToast({ tone: "error", title: describeError(t, error) }),
                });
            },
          },
        ],
      ]}
    >
      {(trigger) => (
        <IconButton
          {...trigger}
          label={t("sidebar.account")}
          icon={
            <Avatar
              id={people.meId}
              name={name}
              size={32}
              presence={isConnected ? getPresence(people, people.meId) : "offline"}
            />
          }
        />
      )}
    </Menu>
  );
}
