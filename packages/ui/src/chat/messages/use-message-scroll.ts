import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { VirtualizerHandle } from "virtua";
import type { MessageRow } from "./build-message-rows";

/** Within this many pixels of the end the list follows new messages. */
const followWithin = 48;
/** Older or newer messages are asked for this many pixels before the end of what is loaded. */
const loadWithin = 900;

export type PageState = "idle" | "loading" | "error";

export interface MessageScrollOptions {
  rows: readonly MessageRow[];
  list: RefObject<VirtualizerHandle | null>;
  hasOlder: boolean;
  hasNewer: boolean;
  olderState: PageState;
  newerState: PageState;
  onLoadOlder?: (() => void) | undefined;
  onLoadNewer?: (() => void) | undefined;
  /** The newest message of all came into view or left it. */
  onAtEndChange?: ((atEnd: boolean) => void) | undefined;
}

export interface MessageScroll {
  /** Rows were added or taken away at the start: keep the place counted from the end. */
  shift: boolean;
  atEnd: boolean;
  /** Messages of others that came while the end was out of view. */
  unseenCount: number;
  scrollToEnd(): void;
  /**
   * Goes to a place and returns there when sizes change, as they do while texts are being formatted, until the person does
   * something with the list.
   */
  hold(goThere: () => void): void;
  /** The person does something with the list. */
  release(): void;
  onScroll(): void;
  onResize(): void;
}

const keyOf = (row: MessageRow | undefined) => row?.message.key;

/** Whether the rows differ at their start from those before, with the rest in common. */
function isShifted(before: readonly MessageRow[], after: readonly MessageRow[]): boolean {
  const first = keyOf(before[0]);
  if (first === undefined || first === keyOf(after[0])) return false;
  return after.some((row) => keyOf(row) === first) || before.some((row) => keyOf(row) === keyOf(after[0]));
}

/** Where the list stands: follows the end, stays put otherwise, and asks for more near both ends. */
export function useMessageScroll(options: MessageScrollOptions): MessageScroll {
  const { rows, list, hasNewer } = options;
  const [atEnd, setAtEnd] = useState(false);
  const [unseenCount, setUnseenCount] = useState(0);
  const following = useRef(false);
  const held = useRef<() => void>(undefined);
  const lastOffset = useRef(0);
  const committed = useRef(rows);
  const asked = useRef<{ older?: string | undefined; newer?: string | undefined }>({});
  const latest = useRef(options);
  latest.current = options;

  const hold = useCallback((goThere: () => void) => {
    held.current = goThere;
    goThere();
  }, []);
  const release = useCallback(() => {
    held.current = undefined;
  }, []);

  const scrollToEnd = useCallback(() => {
    held.current = undefined;
    following.current = true;
    list.current?.scrollToIndex(latest.current.rows.length - 1, { align: "end" });
  }, [list]);

  const askForMore = useCallback((handle: VirtualizerHandle) => {
    const now = latest.current;
    const first = keyOf(now.rows[0]);
    const last = keyOf(now.rows.at(-1));
    const below = handle.scrollSize - handle.scrollOffset - handle.viewportSize;
    if (
      handle.scrollOffset < loadWithin &&
      now.hasOlder &&
      now.olderState === "idle" &&
      asked.current.older !== first
    ) {
      asked.current.older = first;
      now.onLoadOlder?.();
    }
    if (below < loadWithin && now.hasNewer && now.newerState === "idle" && asked.current.newer !== last) {
      asked.current.newer = last;
      now.onLoadNewer?.();
    }
  }, []);

  const onScroll = useCallback(() => {
    const handle = list.current;
    // Without a height nothing is on the screen yet (a hidden tab, a column of a narrow screen).
    if (!handle || handle.viewportSize === 0) return;
    const below = handle.scrollSize - handle.scrollOffset - handle.viewportSize;
    // Only going up leaves the end; what grows below while the list catches up does not.
    const wentUp = handle.scrollOffset < lastOffset.current;
    lastOffset.current = handle.scrollOffset;
    if (below <= followWithin) following.current = !latest.current.hasNewer;
    else if (wentUp) following.current = false;
    setAtEnd(following.current);
    if (following.current) setUnseenCount(0);
    askForMore(handle);
  }, [askForMore, list]);

  const onResize = useCallback(() => {
    if (held.current) held.current();
    else if (following.current) scrollToEnd();
    onScroll();
  }, [onScroll, scrollToEnd]);

  const shift = isShifted(committed.current, rows);

  useLayoutEffect(() => {
    const before = committed.current;
    committed.current = rows;
    const known = rows.findIndex((row) => keyOf(row) === keyOf(before.at(-1)));
    if (before === rows || known < 0) return;
    const added = rows.slice(known + 1);
    if (added.length === 0) return;
    if (following.current || added.some((row) => row.message.own)) scrollToEnd();
    else setUnseenCount((count) => count + added.filter((row) => row.message.kind === "text").length);
  }, [rows, scrollToEnd]);

  // A page that was loaded may not fill the screen, and a failed one may be asked for again.
  useEffect(() => {
    if (options.olderState === "error") asked.current.older = undefined;
    if (options.newerState === "error") asked.current.newer = undefined;
    if (rows.length > 0 && list.current && list.current.viewportSize > 0) askForMore(list.current);
  }, [askForMore, list, options.newerState, options.olderState, rows]);

  useEffect(() => {
    latest.current.onAtEndChange?.(atEnd && !hasNewer);
  }, [atEnd, hasNewer]);

  return { shift, atEnd, unseenCount, scrollToEnd, hold, release, onScroll, onResize };
}
