import type { WorkspaceSummary } from "@parley/api";
import { WorkspaceRail } from "@parley/ui";
import { AppLink } from "../../lib/app-link";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { paths } from "../../routes/paths";

export interface WorkspaceSwitchProps {
  workspaces: readonly WorkspaceSummary[];
  activeId: string;
}

/** The rail of workspaces, for people who belong to several. */
export function WorkspaceSwitch({ workspaces, activeId }: WorkspaceSwitchProps) {
  const { t } = useTranslation();
  const slugs = new Map(workspaces.map(({ id, slug }) => [id, slug]));
  return (
    <WorkspaceRail
      // What is unread elsewhere is not known here: each workspace has a stream of its own.
      workspaces={workspaces.map(({ id, name }) => ({ id, name, unreadCount: 0 }))}
      activeId={activeId}
      getHref={(id) => paths.workspace(slugs.get(id) ?? "")}
      link={AppLink}
      labels={{ navigation: t("workspaces.navigation"), unread: (count) => t("sidebar.unread", { count }) }}
    />
  );
}
