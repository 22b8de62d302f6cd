import { memo, type RefObject } from "react";
import { classNames } from "../../theme/class-names";
import type { EmojiEntry, EmojiPlace, EmojiRow, EmojiSection, SkinTone } from "./emoji-rows";
import { withTone } from "./emoji-rows";

export interface EmojiGridProps {
  /** For `aria-controls` of the text field that steers it. */
  id: string;
  label: string;
  sections: readonly EmojiSection[];
  tone: SkinTone;
  /** The cell that Enter picks, pointed at by `aria-activedescendant`. */
  active: EmojiPlace | undefined;
  onActivate(place: EmojiPlace): void;
  onPick(entry: EmojiEntry): void;
  scroller: RefObject<HTMLDivElement | null>;
}

/** The DOM id of a cell. */
export function getCellId(gridId: string, { row, column }: EmojiPlace): string {
  return `${gridId}-${row}-${column}`;
}

/** The DOM id of a section, to scroll to. */
export function getSectionId(gridId: string, sectionId: string): string {
  return `${gridId}-section-${sectionId}`;
}

/** Emoji in lines under headings, a list of options steered from a text field which keeps the focus. */
export function EmojiGrid({ id, label, sections, active, scroller, ...rest }: EmojiGridProps) {
  let first = 0;
  return (
    <div
      ref={scroller}
      id={id}
      role="listbox"
      aria-label={label}
      className="h-72 overflow-y-auto overscroll-contain px-2 pb-2"
    >
      {sections.map((section) => {
        const start = first;
        first += section.rows.length;
        return (
          // What is far off is neither laid out nor painted: two thousand emoji take long to draw.
          <fieldset
            key={section.id}
            id={getSectionId(id, section.id)}
            aria-label={section.label}
            className="min-w-0 [contain-intrinsic-size:auto_20rem] [content-visibility:auto]"
          >
            <span aria-hidden="true" className="sticky top-0 z-10 block bg-raised p-1.5 text-meta font-bold text-muted">
              {section.label}
            </span>
            {section.rows.map((row, index) => (
              <GridRow
                key={row.key}
                id={id}
                row={row}
                rowIndex={start + index}
                activeColumn={active?.row === start + index ? active.column : -1}
                {...rest}
              />
            ))}
          </fieldset>
        );
      })}
    </div>
  );
}

interface GridRowProps extends Pick<EmojiGridProps, "id" | "tone" | "onActivate" | "onPick"> {
  row: EmojiRow;
  rowIndex: number;
  activeColumn: number;
}

const GridRow = memo(function GridRow({ id, row, rowIndex, activeColumn, tone, onActivate, onPick }: GridRowProps) {
  return (
    <div className="flex">
      {row.entries.map((entry, column) => {
        const place = { row: rowIndex, column };
        const isActive = column === activeColumn;
        return (
          <button
            key={entry.emoji}
            id={getCellId(id, place)}
            type="button"
            role="option"
            tabIndex={-1}
            aria-label={entry.name}
            aria-selected={isActive}
            onPointerMove={() => {
              if (!isActive) onActivate(place);
            }}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onPick(entry)}
            className={classNames(
              "flex size-9 shrink-0 items-center justify-center rounded-md font-emoji text-[1.375rem] leading-none",
              isActive && "bg-hover ring-2 ring-accent ring-inset",
            )}
          >
            {withTone(entry, tone)}
          </button>
        );
      })}
    </div>
  );
});
