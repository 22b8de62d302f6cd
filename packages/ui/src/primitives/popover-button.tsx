import { type ReactNode, type RefObject, useRef, useState } from "react";
import { createLazyPart, useLazyPart } from "./lazy-part";

/** Spread on the button that opens the panel. */
export interface PopoverTriggerProps {
  ref: RefObject<HTMLButtonElement | null>;
  "aria-haspopup": "dialog";
  "aria-expanded": boolean;
  onClick(): void;
  onPointerEnter(): void;
  onFocus(): void;
}

export interface PopoverButtonProps {
  /** Names the panel. */
  label: string;
  align?: "start" | "end";
  side?: "top" | "bottom";
  /** Told when the panel opens and closes, to keep what holds the button in view. */
  onOpenChange?(open: boolean): void;
  /** What stands in the panel; rendered only while it is open. Call `close` when a choice was made. */
  renderPanel(close: () => void): ReactNode;
  /** Renders the button. */
  children(trigger: PopoverTriggerProps): ReactNode;
}

const popoverContent = createLazyPart(() => import("./popover-content").then((module) => module.PopoverContent));

/** A button with a panel. The panel's code is fetched when it first opens, so that a thousand of them cost plain buttons. */
export function PopoverButton(props: PopoverButtonProps) {
  const { label, align = "end", side = "bottom", onOpenChange, renderPanel, children } = props;
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const Content = useLazyPart(popoverContent, open);
  const preload = () => void popoverContent.preload();

  const change = (next: boolean) => {
    setOpen(next);
    onOpenChange?.(next);
  };
  const choose = () => {
    button.current?.focus();
    change(false);
  };

  return (
    <span className="relative inline-flex">
      {children({
        ref: button,
        "aria-haspopup": "dialog",
        "aria-expanded": open,
        onClick: () => change(!open),
        onPointerEnter: preload,
        onFocus: preload,
      })}
      {open && Content && (
        <Content label={label} align={align} side={side} button={button} onClose={() => change(false)}>
          {renderPanel(choose)}
        </Content>
      )}
    </span>
  );
}
