import { CountBadge, classNames } from "@parley/ui";
import Bookmark from "lucide-react/icons/bookmark";
import Clock from "lucide-react/icons/clock";
import Contact from "lucide-react/icons/contact";
import MailPlus from "lucide-react/icons/mail-plus";
import MessagesSquare from "lucide-react/icons/messages-square";
import UsersRound from "lucide-react/icons/users-round";
import { AppLink } from "../../lib/app-link";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { useWorkspaceView } from "../../routes/use-place";

const icons = {
  threads: MessagesSquare,
  saved: Bookmark,
  scheduled: Clock,
  people: Contact,
  groups: UsersRound,
  invitations: MailPlus,
};

export interface SidebarLink {
  href: string;
  label: string;
  icon: keyof typeof icons;
  /** What waits there, and how that is read out. */
  badge?: { count: number; label: string };
}

/** The workspace's pages besides the conversations. */
export function SidebarLinks({ links }: { links: readonly SidebarLink[] }) {
  const { t } = useTranslation();
  const { view } = useWorkspaceView();
  return (
    <nav aria-label={t("common.appName")} className="mb-2 border-b border-line pb-2">
      <ul className="flex flex-col gap-px">
        {links.map(({ href, label, icon, badge }) => {
          const Icon = icons[icon];
          const active = view === icon;
          return (
            <li key={href}>
              <AppLink
                href={href}
                aria-current={active ? "page" : undefined}
                className={classNames(
                  "flex min-h-9 items-center gap-3 rounded-lg px-3 text-body font-medium -outline-offset-2 transition-colors duration-100",
                  active ? "bg-surface text-ink shadow-card" : "text-muted hover:bg-hover hover:text-ink",
                )}
              >
                <Icon aria-hidden="true" size={18} className="shrink-0" />
                <span className="min-w-0 flex-1 truncate">{label}</span>
                {badge && badge.count > 0 && (
                  <>
                    {" "}
                    <CountBadge {...badge} />
                  </>
                )}
              </AppLink>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
