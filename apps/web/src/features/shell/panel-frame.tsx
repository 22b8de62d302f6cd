import { classNames, IconButton } from "@parley/ui";
import ArrowLeft from "lucide-react/icons/arrow-left";
import X from "lucide-react/icons/x";
import { type ReactNode, useEffect } from "react";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { useNarrow } from "../../lib/use-narrow";
import { navigate } from "../../routes/use-place";
import { useDialogs } from "./use-dialogs";

export interface PanelFrameProps {
  title: string;
  /** A line below the title. */
  subtitle?: string;
  /** Beside the title. */
  actions?: ReactNode;
  /** Where closing it leads. */
  closeTo: string;
  /** The content reaches to the edges and scrolls by itself. */
  fills?: boolean;
  children: ReactNode;
}

/**
 * The frame of what opens beside a conversation, or on a narrow screen in its place: a heading, and a cross or the way back;
 * Escape closes it and the focus goes back.
 */
export function PanelFrame({ title, subtitle, actions, closeTo, fills = false, children }: PanelFrameProps) {
  const { t } = useTranslation();
  const { current } = useDialogs();
  const isNarrow = useNarrow();
  const close = () => navigate(closeTo);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const inDialog = document.querySelector("[role=dialog],[role=alertdialog],[role=menu]") !== null;
      if (event.key === "Escape" && !event.defaultPrevented && !current && !inDialog) navigate(closeTo);
    };
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, [closeTo, current]);

  useEffect(() => {
    const before = document.activeElement;
    return () => {
      // Whoever closed it from inside would be left with the focus nowhere.
      if (document.activeElement !== document.body) return;
      // It may have been there from the start, when nothing had the focus.
      const isThere = before instanceof HTMLElement && before.isConnected && before !== document.body;
      const target = isThere ? before : document.querySelector("main");
      target?.focus({ preventScroll: true });
    };
  }, []);

  return (
    <>
      <header className="flex min-h-16 shrink-0 items-center gap-2 border-b border-line px-3">
        {isNarrow && (
          <IconButton
            label={t("common.back")}
            icon={<ArrowLeft aria-hidden="true" size={20} />}
            tooltipSide="bottom"
            onClick={close}
          />
        )}
        <div className="min-w-0 flex-1 px-1">
          <h2 className="truncate text-title font-bold">{title}</h2>
          {subtitle !== undefined && <p className="truncate text-meta text-muted">{subtitle}</p>}
        </div>
        {actions}
        {!isNarrow && (
          <IconButton
            label={t("common.close")}
            icon={<X aria-hidden="true" size={20} />}
            tooltipSide="bottom"
            onClick={close}
          />
        )}
      </header>
      <div className={classNames("min-h-0 flex-1", fills ? "flex flex-col" : "overflow-y-auto overscroll-contain p-4")}>
        {children}
      </div>
    </>
  );
}
