import { IconButton } from "@parley/ui";
import ArrowLeft from "lucide-react/icons/arrow-left";
import type { ReactNode } from "react";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { paths } from "../../routes/paths";
import { navigate } from "../../routes/use-place";
import { useWorkspaceSession } from "../workspaces/workspace-context";

export interface PageLayoutProps {
  title: string;
  lead?: ReactNode;
  /** The page's main deed. */
  action?: ReactNode;
  children: ReactNode;
}

/** The frame of a workspace's pages that are no conversation. */
export function PageLayout({ title, lead, action, children }: PageLayoutProps) {
  const { t } = useTranslation();
  const { slug } = useWorkspaceSession();
  return (
    <>
      {/* Where title and deed do not fit beside each other, the deed goes below: neither is cut off. */}
      <header className="flex min-h-16 shrink-0 flex-wrap items-center justify-end gap-x-2 border-b border-line px-3 pt-safe">
        <div className="flex min-h-12 min-w-0 grow items-center gap-2">
          <span className="hidden @max-3xl/shell:inline-flex">
            <IconButton
              label={t("common.back")}
              icon={<ArrowLeft aria-hidden="true" size={20} />}
              tooltipSide="bottom"
              onClick={() => navigate(paths.workspace(slug))}
            />
          </span>
          <h2 className="min-w-0 flex-1 truncate px-1 text-title font-bold">{title}</h2>
        </div>
        {action && <div className="flex items-center py-2">{action}</div>}
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
        <div className="mx-auto flex max-w-180 flex-col gap-6 px-4 py-6">
          {lead && <p className="text-body text-pretty text-muted">{lead}</p>}
          {children}
        </div>
      </div>
    </>
  );
}
