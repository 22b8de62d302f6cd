import type { ReactNode } from "react";
import { classNames } from "../../theme/class-names";

/** The column that a narrow screen shows. The address decides it, so that "back" works. */
export type ShellView = "list" | "conversation" | "panel";

export interface AppShellProps {
  view: ShellView;
  /** The rail of workspaces; left out with a single one. */
  rail?: ReactNode;
  /** Head, conversation list and foot of the first column. */
  sidebar: ReactNode;
  /** The open conversation, or what shows without one. */
  children: ReactNode;
  /** Names the main region: the conversation's name. */
  mainLabel: string;
  /** Thread, details, files or search. Takes room beside the conversation, never over it. */
  panel?: ReactNode;
  panelLabel?: string;
  /** A line over everything, such as a Banner. */
  notice?: ReactNode;
  labels: { skipToMain: string };
}

/**
 * The frame of the app. From 1152 px on all columns stand side by side; from 768 px the panel takes the list's place;
 * below there is one column, chosen by `view`. Widths are those of the shell itself, so browser zoom counts too.
 */
export function AppShell(props: AppShellProps) {
  const { view, rail, sidebar, children, mainLabel, panel, panelLabel, notice, labels } = props;
  const only = (shown: boolean) => (shown ? "flex" : "hidden @3xl/shell:flex");
  return (
    <div className="@container/shell h-dvh bg-canvas text-body text-ink">
      <div className="px-safe flex h-full flex-col">
        <a
          href="#main"
          className="fixed top-2 left-2 z-50 -translate-y-16 rounded-md bg-solid px-3 py-2 text-small font-semibold text-on-solid focus:translate-y-0"
        >
          {labels.skipToMain}
        </a>
        {notice}
        <div className="flex min-h-0 flex-1">
          {rail && (
            <div
              className={classNames(
                only(view === "list"),
                "pt-safe pb-safe w-16 shrink-0 flex-col items-center bg-rail",
              )}
            >
              {rail}
            </div>
          )}
          <div
            className={classNames(
              only(view === "list"),
              "pt-safe pb-safe w-full min-w-0 flex-col @3xl/shell:w-72 @3xl/shell:shrink-0 @7xl/shell:w-80",
              panel ? "@3xl/shell:hidden @6xl/shell:flex" : "",
            )}
          >
            {sidebar}
          </div>
          <main
            id="main"
            aria-label={mainLabel}
            tabIndex={-1}
            className={classNames(
              only(view === "conversation"),
              "pb-safe min-w-0 flex-1 flex-col bg-surface outline-none @3xl/shell:border-l @3xl/shell:border-line",
            )}
          >
            {children}
          </main>
          {panel && (
            <aside
              aria-label={panelLabel}
              className={classNames(
                only(view === "panel"),
                "pt-safe pb-safe w-full min-w-0 flex-col bg-surface @3xl/shell:w-88 @3xl/shell:shrink-0 @3xl/shell:border-l @3xl/shell:border-line",
              )}
            >
              {panel}
            </aside>
          )}
        </div>
      </div>
    </div>
  );
}
