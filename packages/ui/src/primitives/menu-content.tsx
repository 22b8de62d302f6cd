import Check from "lucide-react/icons/check";
import * as Radix from "radix-ui/dropdown-menu";
import { Fragment, type RefObject, useRef } from "react";
import { classNames } from "../theme/class-names";
import type { MenuGroup, MenuItem } from "./menu";

export interface MenuContentProps {
  labelledBy: string;
  groups: readonly MenuGroup[];
  align: "start" | "end";
  side: "top" | "bottom";
  /** Opened by keyboard: the first item has the focus, not the menu as a whole. */
  focusFirst: boolean;
  /** Gets the focus back. */
  button: RefObject<HTMLButtonElement | null>;
  onClose(): void;
}

const itemClasses =
  "flex min-h-8 select-none items-center gap-2.5 rounded-md px-2.5 py-1 text-small outline-none data-disabled:opacity-50";

/** The open menu. Its own trigger is an empty box over the real button and serves only to place the menu. */
export function MenuContent({ labelledBy, groups, align, side, focusFirst, button, onClose }: MenuContentProps) {
  const chosen = useRef<MenuItem>(undefined);
  const firstFocus = useRef(focusFirst);
  const filled = groups.filter((group) => group.length > 0);
  const hasChoices = groups.some((group) => group.some((item) => item.checked !== undefined));
  return (
    <Radix.Root open modal={false} onOpenChange={onClose}>
      <Radix.Trigger asChild>
        <span aria-hidden="true" className="pointer-events-none absolute inset-0" />
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          aria-labelledby={labelledBy}
          align={align}
          side={side}
          sideOffset={4}
          collisionPadding={8}
          loop
          onFocus={(event) => {
            if (!firstFocus.current || event.target !== event.currentTarget) return;
            firstFocus.current = false;
            event.currentTarget.querySelector<HTMLElement>("[role^='menuitem']:not([data-disabled])")?.focus();
          }}
          onInteractOutside={(event) => {
            // The button's own click closes the menu; closing here as well would open it again.
            if (event.target instanceof Node && button.current?.contains(event.target)) event.preventDefault();
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            const active = document.activeElement;
            if (chosen.current || !active || active === document.body) button.current?.focus();
            chosen.current?.onSelect();
          }}
          onEscapeKeyDown={() => button.current?.focus()}
          className="z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-48 max-w-80 animate-rise overflow-y-auto rounded-lg bg-raised p-1 text-ink shadow-pop outline-none"
        >
          {filled.map((group, index) => (
            <Fragment key={group[0]?.id}>
              {index > 0 && <Radix.Separator className="my-1 h-px bg-line" />}
              {group.map((item) => (
                <MenuRow
                  key={item.id}
                  item={item}
                  indent={hasChoices}
                  onChoose={() => {
                    chosen.current = item;
                  }}
                />
              ))}
            </Fragment>
          ))}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

interface MenuRowProps {
  item: MenuItem;
  /** Some item has a tick, so all leave room for one. */
  indent: boolean;
  onChoose(): void;
}

function MenuRow({ item, indent, onChoose }: MenuRowProps) {
  const classes = classNames(
    itemClasses,
    item.danger
      ? "text-danger-text data-highlighted:bg-danger-soft"
      : "data-highlighted:bg-hover [&_svg]:text-muted data-highlighted:[&_svg]:text-ink",
  );
  const content = (
    <>
      {indent && <span className="flex w-4 shrink-0">{item.checked && <Check aria-hidden="true" size={16} />}</span>}
      {item.icon && <span className="flex w-4 shrink-0 justify-center">{item.icon}</span>}
      <span className="min-w-0 flex-1 wrap-anywhere">{item.label}</span>
      {item.shortcut && (
        <span aria-hidden="true" className="text-meta text-muted">
          {item.shortcut}
        </span>
      )}
    </>
  );
  const shared = {
    className: classes,
    onSelect: onChoose,
    textValue: item.label,
    ...(item.disabled && { disabled: true }),
  };
  return item.checked === undefined ? (
    <Radix.Item {...shared}>{content}</Radix.Item>
  ) : (
    <Radix.CheckboxItem {...shared} checked={item.checked}>
      {content}
    </Radix.CheckboxItem>
  );
}
