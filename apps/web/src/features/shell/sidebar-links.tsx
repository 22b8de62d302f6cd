import { classNames } from "@parley/ui";
import { useRouterState } from "@tanstack/react-router";
import Contact from "lucide-react/icons/contact";
import MailPlus from "lucide-react/icons/mail-plus";
import UsersRound from "lucide-react/icons/users-round";
import { useTranslation } from "react-i18next";
import { AppLink } from "../../lib/app-link";

const icons = { people: Contact, groups: UsersRound, invitations: MailPlus };

export interface SidebarLink {
  href: string;
  label: string;
  icon: keyof typeof icons;
}

/** The workspace's pages besides the conversations. */
export function SidebarLinks({ links }: { links: readonly SidebarLink[] }) {
  const { t } = useTranslation();
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  return (
    <nav aria-label={t("common.appName")} className="mb-2 border-b border-line pb-2">
      <ul className="flex flex-col gap-px">
        {links.map(({ href, label, icon }) => {
          const Icon = icons[icon];
          const active = pathname === href;
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
                {label}
              </AppLink>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
