import Ellipsis from "lucide-react/icons/ellipsis";
import { type ReactNode, useState } from "react";
import { IconButton } from "../primitives/icon-button";
import { Menu, type MenuGroup } from "../primitives/menu";
import { classNames } from "../theme/class-names";

/** One deed with a button of its own in the bar over a message. */
export interface QuickAction {
  id: string;
  label: string;
  icon: ReactNode;
  onSelect(): void;
}

/** What can be done with a message; the caller knows who may do what. */
export interface MessageActionSet {
  /** At most three. */
  quick: readonly QuickAction[];
  menu: readonly MenuGroup[];
}

export interface MessageActionsProps extends MessageActionSet {
  /** Reachable with Tab: only on the message that has the focus. */
  tabbable: boolean;
  labels: {
    /** "More actions" */
    moreActions: string;
  };
}

/** The bar over a message on hover and focus. On touch screens it comes with a tap on the message. */
export function MessageActions({ quick, menu, tabbable, labels }: MessageActionsProps) {
  const [menuOpen, setMenuOpen] = useState(false);
  const tabIndex = tabbable ? 0 : -1;
  if (quick.length === 0 && menu.length === 0) return null;
  return (
    <div
      className={classNames(
        "absolute -top-4 right-3 z-10 flex rounded-lg border border-line bg-raised p-0.5 shadow-card transition-opacity duration-75",
        "group-hover/message:opacity-100 group-focus-within/message:opacity-100",
        "pointer-coarse:pointer-events-none pointer-coarse:group-focus-within/message:pointer-events-auto",
        menuOpen ? "opacity-100" : "opacity-0",
      )}
    >
      {quick.map((action) => (
        <IconButton
          key={action.id}
          size="small"
          label={action.label}
          icon={action.icon}
          tabIndex={tabIndex}
          onClick={action.onSelect}
        />
      ))}
      {menu.length > 0 && (
        <Menu groups={menu} onOpenChange={setMenuOpen}>
          {(trigger) => (
            <IconButton
              {...trigger}
              size="small"
              label={labels.moreActions}
              icon={<Ellipsis aria-hidden="true" size={16} />}
              tabIndex={tabIndex}
            />
          )}
        </Menu>
      )}
    </div>
  );
}
