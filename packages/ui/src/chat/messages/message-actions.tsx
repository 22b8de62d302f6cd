import Ellipsis from "lucide-react/icons/ellipsis";
import { type ReactNode, useState } from "react";
import { IconButton } from "../../primitives/icon-button";
import { Menu, type MenuGroup } from "../../primitives/menu";
import { PopoverButton } from "../../primitives/popover-button";
import { classNames } from "../../theme/class-names";

/** One deed with a button of its own in the bar over a message. */
export interface QuickAction {
  id: string;
  label: string;
  icon: ReactNode;
  onSelect(): void;
}

/** One more button, which opens a panel to choose from. */
export interface PanelAction {
  /** Names the button and the panel. */
  label: string;
  icon: ReactNode;
  /** What stands in the panel; call `close` when a choice was made. */
  renderPanel(close: () => void): ReactNode;
}

/** What can be done with a message; the caller knows who may do what. */
export interface MessageActionSet {
  /** At most three. */
  quick: readonly QuickAction[];
  /** Stands behind the quick ones. */
  panel?: PanelAction;
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
export function MessageActions({ quick, panel, menu, tabbable, labels }: MessageActionsProps) {
  const [isOpen, setIsOpen] = useState(false);
  const tabIndex = tabbable ? 0 : -1;
  if (quick.length === 0 && !panel && menu.length === 0) return null;
  return (
    <div
      className={classNames(
        "absolute -top-4 right-3 z-10 flex rounded-lg border border-line bg-raised p-0.5 shadow-card transition-opacity duration-75",
        "group-hover/message:opacity-100 group-focus-within/message:opacity-100",
        "pointer-coarse:pointer-events-none pointer-coarse:group-focus-within/message:pointer-events-auto",
        isOpen ? "opacity-100" : "opacity-0",
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
      {panel && (
        <PopoverButton label={panel.label} onOpenChange={setIsOpen} renderPanel={panel.renderPanel}>
          {(trigger) => (
            <IconButton {...trigger} size="small" label={panel.label} icon={panel.icon} tabIndex={tabIndex} />
          )}
        </PopoverButton>
      )}
      {menu.length > 0 && (
        <Menu groups={menu} onOpenChange={setIsOpen}>
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
