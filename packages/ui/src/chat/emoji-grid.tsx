import { memo, type RefObject } from "react";
import { classNames } from "../theme/class-names";
import type { EmojiEntry, EmojiPlace, EmojiRow, EmojiSection, SkinTone } from "./emoji-rows";
import { withTone } from "./emoji-rows";

export interface EmojiGridProps {
  /** For `aria-controls` of the text field that steers the grid. */
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

/** Emoji in lines under headings, steered from a text field which keeps the focus. */
export function EmojiGrid({ id, label, sections, active, scroller, ...rest }: EmojiGridProps) {
  let first = 0;
  return (
    <div
      ref={scroller}
      id={id}
      role="grid"
      aria-label={label}
      className="h-72 overflow-y-auto overscroll-contain px-2 pb-2"
    >
      {sections.map((section) => {
        const start = first;
        first += section.rows.length;
        return (
          // Lines far off are neither laid out nor painted: two thousand emoji take long to draw.
          <div
            key={section.id}
            id={getSectionId(id, section.id)}
            role="rowgroup"
            className="[content-visibility:auto] [contain-intrinsic-size:auto_20rem]"
          >
            <div role="row" className="sticky top-0 z-10 bg-raised px-1 py-1.5 text-meta font-bold text-muted">
              <span role="rowheader">{section.label}</span>
            </div>
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
          </div>
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
    <div role="row" className="flex">
      {row.entries.map((entry, column) => {
        const place = { row: rowIndex, column };
        const isActive = column === activeColumn;
        return (
          <button
            key={entry.emoji}
            id={getCellId(id, place)}
            type="button"
            role="gridcell"
            tabIndex={-1}
            aria-label={entry.name}
            aria-selected={isActive}
            onPointerMove={() => {
              if (!isActive) onActivate(place);
            }}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onPick(entry)}
            className={classNames(
              "flex size-9 shrink-0 items-center justify-center rounded-md text-[1.375rem] leading-none",
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
