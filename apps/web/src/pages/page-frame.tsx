import { type ReactNode, useEffect } from "react";
import { useTranslation } from "../lib/i18n/i18n-context";
import { Logo } from "../lib/logo";

export interface PageFrameProps {
  /** The page's heading, and its name in the window's title. */
  title: string;
  lead?: ReactNode;
  children: ReactNode;
}

/** The frame of the pages outside of a workspace: sign-in, sign-up, invitation, choice of workspace. */
export function PageFrame({ title, lead, children }: PageFrameProps) {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${title} · ${t("common.appName")}`;
  }, [title, t]);
  return (
    <div className="flex min-h-dvh flex-col bg-canvas text-body text-ink pt-safe pb-safe">
      <main
        tabIndex={-1}
        aria-label={title}
        className="mx-auto flex w-full max-w-110 flex-1 flex-col justify-center gap-6 px-4 py-10 outline-none"
      >
        <div className="flex items-center gap-2.5">
          <Logo size={32} />
          <span className="text-title font-bold">{t("common.appName")}</span>
        </div>
        <section className="flex flex-col gap-6 rounded-lg border border-line bg-surface p-6 shadow-card sm:p-8">
          <header className="flex flex-col gap-1">
            <h1 className="text-heading font-bold text-balance">{title}</h1>
            {lead && <p className="text-body text-pretty text-muted">{lead}</p>}
          </header>
          {children}
        </section>
      </main>
    </div>
  );
}
