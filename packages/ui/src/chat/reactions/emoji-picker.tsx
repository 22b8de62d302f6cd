import { type KeyboardEvent, useCallback, useId, useLayoutEffect, useMemo, useRef, useState } from "react";
import { ErrorState, type ErrorStateProps } from "../../primitives/error-state";
import { getControlClasses } from "../../primitives/field";
import { Skeleton } from "../../primitives/skeleton";
import { classNames } from "../../theme/class-names";
import { EmojiGrid, getCellId, getSectionId } from "./emoji-grid";
import {
  type EmojiEntry,
  type EmojiGroup,
  type EmojiPlace,
  findEmoji,
  layOutEmoji,
  moveInGrid,
  type SkinTone,
  withTone,
} from "./emoji-rows";
import { SkinToneChoice } from "./skin-tone-choice";

export interface EmojiPickerLabels {
  /** Names the text field: "Search emoji". */
  search: string;
  /** Names the list: "Emoji". */
  emoji: string;
  /** Names the row of buttons that lead to the groups. */
  groups: string;
  /** Heading over what was found. */
  results: string;
  noResults: string;
  skinTone: string;
  /** From none to dark. */
  skinTones: readonly string[];
  loading: string;
  errorTitle: string;
  errorDescription: string;
  retry: string;
}

export interface EmojiPickerProps {
  /** In the order to show, what was used last among them; left out while they load. */
  groups: readonly EmojiGroup[] | undefined;
  /** They could not be loaded. */
  failed?: boolean;
  onRetry?: ErrorStateProps["onRetry"];
  tone: SkinTone;
  onToneChange(tone: SkinTone): void;
  onPick(emoji: string): void;
  labels: EmojiPickerLabels;
}

/** Picks an emoji by typing, by arrow keys or by pointing. The text field keeps the focus. */
export function EmojiPicker({ groups, failed = false, onRetry, ...props }: EmojiPickerProps) {
  const { labels } = props;
  if (failed) {
    return (
      <div className="w-76 p-4">
        <ErrorState
          title={labels.errorTitle}
          description={labels.errorDescription}
          labels={labels}
          {...(onRetry && { onRetry })}
        />
      </div>
    );
  }
  if (!groups) {
    return (
      <div role="status" aria-label={labels.loading} className="flex h-88 w-76 flex-col gap-3 p-3">
        <Skeleton className="h-9 rounded-md" />
        <Skeleton className="flex-1 rounded-md" />
      </div>
    );
  }
  return <LoadedPicker groups={groups} {...props} />;
}

const FIRST: EmojiPlace = { row: 0, column: 0 };

function LoadedPicker({
  groups,
  tone,
  onToneChange,
  onPick,
  labels,
}: EmojiPickerProps & { groups: readonly EmojiGroup[] }) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const byKey = useRef(false);
  const [query, setQuery] = useState("");
  /** Left out until a key or the pointer chose a cell: then the arrows belong to the text. */
  const [chosen, setChosen] = useState<EmojiPlace>();
  const isSearching = query.trim() !== "";
  const sections = useMemo(
    () =>
      layOutEmoji(isSearching ? [{ id: "results", label: labels.results, entries: findEmoji(groups, query) }] : groups),
    [groups, query, isSearching, labels.results],
  );
  const rows = useMemo(() => sections.flatMap((section) => section.rows), [sections]);
  const active = chosen ?? (isSearching && rows.length > 0 ? FIRST : undefined);
  const shown = active && rows[active.row]?.entries[active.column];

  // In a panel that opened before there was anything to type in.
  useLayoutEffect(() => {
    const panel = input.current?.closest("[role=dialog]");
    if (panel?.contains(document.activeElement)) input.current?.focus();
  }, []);
  useLayoutEffect(() => {
    if (!byKey.current || !chosen) return;
    byKey.current = false;
    document.getElementById(getCellId(id, chosen))?.scrollIntoView({ block: "nearest" });
  }, [id, chosen]);

  const pick = useCallback((entry: EmojiEntry) => onPick(withTone(entry, tone)), [onPick, tone]);
  const search = (next: string) => {
    setQuery(next);
    setChosen(undefined);
    scroller.current?.scrollTo({ top: 0 });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") {
      event.preventDefault();
      if (shown) pick(shown);
      return;
    }
    const begins = event.key === "ArrowDown" && !active;
    if (!chosen && !begins && event.key !== "ArrowDown") return;
    const next = begins ? FIRST : active && moveInGrid(rows, active, event.key);
    if (!next) return;
    event.preventDefault();
    byKey.current = true;
    setChosen(next);
  };

  return (
    <div className="flex w-76 max-w-full flex-col">
      <div className="p-2">
        <input
          ref={input}
          type="text"
          role="combobox"
          value={query}
          aria-label={labels.search}
          placeholder={labels.search}
          aria-haspopup="listbox"
          aria-expanded={rows.length > 0}
          aria-autocomplete="list"
          aria-controls={rows.length > 0 ? id : undefined}
          aria-activedescendant={active && getCellId(id, active)}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => search(event.target.value)}
          onKeyDown={onKeyDown}
          className={classNames(getControlClasses(false), "h-9")}
        />
      </div>
      {!isSearching && (
        <nav aria-label={labels.groups} className="flex px-2 pb-1">
          {groups
            .filter(({ entries }) => entries.length > 0)
            .map((group) => (
              <button
                key={group.id}
                type="button"
                aria-label={group.label}
                onClick={() => {
                  document.getElementById(getSectionId(id, group.id))?.scrollIntoView({ block: "start" });
                  input.current?.focus();
                }}
                className="flex h-7 min-w-6 flex-1 items-center justify-center rounded-md grayscale hover:bg-hover hover:grayscale-0 focus-visible:grayscale-0"
              >
                <span aria-hidden="true" className="font-emoji">
                  {group.entries[0] && withTone(group.entries[0], tone)}
                </span>
              </button>
            ))}
        </nav>
      )}
      {rows.length === 0 && (
        <p role="status" className="flex h-72 items-center justify-center px-4 text-center text-small text-muted">
          {labels.noResults}
        </p>
      )}
      {rows.length > 0 && (
        <EmojiGrid
          id={id}
          label={labels.emoji}
          sections={sections}
          tone={tone}
          active={active}
          onActivate={setChosen}
          onPick={pick}
          scroller={scroller}
        />
      )}
      <div className="flex h-11 items-center gap-2 border-t border-line px-3">
        <p aria-hidden="true" className="min-w-0 flex-1 truncate text-small text-muted">
          {shown?.name}
        </p>
        <SkinToneChoice value={tone} onChange={onToneChange} label={labels.skinTone} names={labels.skinTones} />
      </div>
    </div>
  );
}
