import { CountBadge, IconButton } from "@parley/ui";
import Bell from "lucide-react/icons/bell";
import { useId } from "react";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { paths } from "../../routes/paths";
import { navigate, useWorkspaceView } from "../../routes/use-place";
import { useClientState, useWorkspaceSession } from "../workspaces/workspace-context";

/** The bell, with how many notifications are unread; leads to their list. */
export function NotificationsButton() {
  const { t } = useTranslation();
  const { slug } = useWorkspaceSession();
  const { view } = useWorkspaceView();
  const count = useClientState((state) => state.notifications.length);
  const id = useId();
  return (
    <span className="relative inline-flex">
      <IconButton
        label={t("notifications.title")}
        icon={<Bell aria-hidden="true" size={18} />}
        tooltipSide="bottom"
        aria-describedby={count > 0 ? id : undefined}
        aria-current={view === "notifications" ? "page" : undefined}
        onClick={() => navigate(paths.notifications(slug))}
      />
      <span id={id} className="pointer-events-none absolute -top-1.5 -right-1.5">
        <CountBadge count={count} tone="strong" label={t("notifications.unreadCount", { count })} />
      </span>
    </span>
  );
}
