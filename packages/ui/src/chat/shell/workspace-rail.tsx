import { Avatar } from "../../primitives/avatar";
import { Tooltip } from "../../primitives/tooltip";
import { classNames } from "../../theme/class-names";
import type { LinkComponent } from "./link-component";

export interface WorkspaceView {
  id: string;
  name: string;
  unreadCount: number;
}

export interface WorkspaceRailProps {
  workspaces: readonly WorkspaceView[];
  activeId: string;
  getHref(id: string): string;
  link?: LinkComponent;
  labels: {
    /** Names the navigation: "Workspaces". */
    navigation: string;
    /** "3 unread messages" */
    unread(count: number): string;
  };
}

/** The workspaces of a person who belongs to several. */
export function WorkspaceRail({ workspaces, activeId, getHref, link: Link = "a", labels }: WorkspaceRailProps) {
  return (
    <nav aria-label={labels.navigation} className="flex w-full flex-col items-center overflow-y-auto py-3">
      <ul className="flex w-full flex-col items-center gap-2">
        {workspaces.map((workspace) => {
          const active = workspace.id === activeId;
          const unread = workspace.unreadCount > 0 && !active;
          return (
            <li key={workspace.id} className="relative flex w-full justify-center">
              <span
                aria-hidden="true"
                className={classNames(
                  "absolute top-1/2 left-0 w-1 -translate-y-1/2 rounded-r-full bg-solid",
                  active ? "h-7" : unread ? "h-2" : "h-0",
                )}
              />
              <Tooltip text={workspace.name} isName side="bottom">
                {(tooltip) => (
                  <Link
                    {...tooltip}
                    href={getHref(workspace.id)}
                    aria-current={active ? "true" : undefined}
                    className="rounded-bubble flex outline-offset-2 transition-transform duration-100 hover:scale-105"
                  >
                    <Avatar id={workspace.id} name={workspace.name} size={40} />
                    <span className="sr-only">
                      {workspace.name}
                      {unread && `, ${labels.unread(workspace.unreadCount)}`}
                    </span>
                  </Link>
                )}
              </Tooltip>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
