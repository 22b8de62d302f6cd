import { type KeyboardEvent, type ReactNode, type RefObject, useId, useRef, useState } from "react";
import { createLazyPart, useLazyPart } from "./lazy-part";

/** One deed of a menu. */
export interface MenuItem {
  id: string;
  label: string;
  icon?: ReactNode;
  /** Cannot be undone; shown in red. */
  danger?: boolean;
  disabled?: boolean;
  /** Keys that do the same, for show. */
  shortcut?: string;
  /** Makes the item a choice that is on or off. */
  checked?: boolean;
  onSelect(): void;
}

/** Items that belong together; a line stands between two groups. */
export type MenuGroup = readonly MenuItem[];

/** Spread on the button that opens the menu. */
export interface MenuTriggerProps {
  ref: RefObject<HTMLButtonElement | null>;
  id: string;
  "aria-haspopup": "menu";
  "aria-expanded": boolean;
  onClick(event: { detail: number }): void;
  onKeyDown(event: KeyboardEvent): void;
  onPointerEnter(): void;
  onFocus(): void;
}

export interface MenuProps {
  groups: readonly MenuGroup[];
  align?: "start" | "end";
  side?: "top" | "bottom";
  /** Told when the menu opens and closes, to keep what holds the trigger in view. */
  onOpenChange?(open: boolean): void;
  /** Renders the button that opens the menu. */
  children(trigger: MenuTriggerProps): ReactNode;
}

const menuContent = createLazyPart(() => import("./menu-content").then((module) => module.MenuContent));

/** Fetches the menu's code ahead of the first opening, for when the app is idle. */
export function preloadMenu(): void {
  void menuContent.preload();
}

/**
 * A button with a menu. The menu itself is fetched and mounted when it first opens, so that a thousand messages cost
 * a thousand plain buttons. The deed is done after the focus is back on the button, so a dialog it opens returns there.
 */
export function Menu({ groups, align = "end", side = "bottom", onOpenChange, children }: MenuProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [openedBy, setOpenedBy] = useState<"pointer" | "keyboard" | null>(null);
  const Content = useLazyPart(menuContent, openedBy !== null);

  const change = (by: "pointer" | "keyboard" | null) => {
    setOpenedBy(by);
    onOpenChange?.(by !== null);
  };

  return (
    <span className="relative inline-flex">
      {children({
        ref: button,
        id,
        "aria-haspopup": "menu",
        "aria-expanded": openedBy !== null,
        // A click by keyboard or script has no detail; then the first item takes the focus.
        onClick: (event) => change(openedBy ? null : event.detail === 0 ? "keyboard" : "pointer"),
        onKeyDown: (event) => {
          if (event.key !== "ArrowDown") return;
          event.preventDefault();
          event.stopPropagation();
          change("keyboard");
        },
        onPointerEnter: preloadMenu,
        onFocus: preloadMenu,
      })}
      {openedBy && Content && (
        <Content
          labelledBy={id}
          groups={groups}
          align={align}
          side={side}
          focusFirst={openedBy === "keyboard"}
          button={button}
          onClose={() => change(null)}
        />
      )}
    </span>
  );
}
