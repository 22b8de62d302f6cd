import { type ReactNode, useLayoutEffect, useRef } from "react";
import { classNames } from "../theme/class-names";

export interface ListBoxProps<Item> {
  /** For `aria-controls` of the text field that steers the list. */
  id: string;
  /** Names the list. */
  label: string;
  items: readonly Item[];
  getId(item: Item): string;
  isSelected?(item: Item): boolean;
  isDisabled?(item: Item): boolean;
  renderItem(item: Item): ReactNode;
  /** The option that Enter picks, pointed at by `aria-activedescendant`. */
  activeId: string | undefined;
  /** The pointer moved over an option. */
  onActivate(id: string): void;
  onPick(item: Item): void;
  multiple?: boolean;
}

/** The DOM id of an option, for `aria-activedescendant`. */
export function getOptionId(listId: string, itemId: string): string {
  return `${listId}-${itemId}`;
}

/** Options steered from a text field: the focus stays in the field, the list shows which option Enter would take. */
export function ListBox<Item>(props: ListBoxProps<Item>) {
  const { id, label, items, getId, isSelected, isDisabled, renderItem, activeId, onActivate, onPick, multiple } = props;
  const active = useRef<HTMLButtonElement>(null);

  useLayoutEffect(() => {
    if (activeId) active.current?.scrollIntoView({ block: "nearest" });
  }, [activeId]);

  return (
    <div
      id={id}
      role="listbox"
      aria-label={label}
      aria-multiselectable={multiple || undefined}
      className="flex flex-col"
    >
      {items.map((item) => {
        const itemId = getId(item);
        const disabled = isDisabled?.(item) ?? false;
        return (
          <button
            key={itemId}
            id={getOptionId(id, itemId)}
            ref={itemId === activeId ? active : undefined}
            type="button"
            role="option"
            tabIndex={-1}
            aria-selected={isSelected?.(item) ?? false}
            aria-disabled={disabled || undefined}
            onPointerMove={() => {
              if (itemId !== activeId) onActivate(itemId);
            }}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => {
              if (!disabled) onPick(item);
            }}
            className={classNames(
              "flex min-h-11 items-center text-left gap-3 rounded-md px-2 py-1.5",
              itemId === activeId && "bg-selected",
              disabled && "cursor-not-allowed opacity-50",
            )}
          >
            {renderItem(item)}
          </button>
        );
      })}
    </div>
  );
}
