import { createContext, startTransition, useCallback, useContext, useEffect, useState } from "react";

/** Milliseconds without a scroll event after which a list stands still; while it moves there is one for each frame. */
const STILL_AFTER_MS = 120;

/** Whether a list is being scrolled, for what can wait until it stands still. */
export interface ScrollRest {
  /** To be called with each scroll event. */
  onScroll(): void;
  /** Runs `work` once the list stands still, which may be at once. Returns what takes it back. */
  whenStill(work: () => void): () => void;
}

export function createScrollRest(): ScrollRest {
  const waiting = new Set<() => void>();
  let moving: ReturnType<typeof setTimeout> | undefined;
  const stand = () => {
    moving = undefined;
    const works = [...waiting];
    waiting.clear();
    for (const work of works) work();
  };
  return {
    onScroll: () => {
      clearTimeout(moving);
      moving = setTimeout(stand, STILL_AFTER_MS);
    },
    whenStill: (work) => {
      if (moving === undefined) work();
      else waiting.add(work);
      return () => waiting.delete(work);
    },
  };
}

/** Set by a list around its rows; without one nothing moves. */
export const ScrollRestContext = createContext<ScrollRest | undefined>(undefined);

/**
 * Whether a row of a list has been on the screen while the list stood still, so that what costs much and is not read may be
 * there too; and what brings that at once.
 */
export function useSettled(): [isSettled: boolean, settle: () => void] {
  const rest = useContext(ScrollRestContext);
  const [isSettled, setSettled] = useState(false);
  const settle = useCallback(() => setSettled(true), []);
  useEffect(() => {
    const settleInTimeLeft = () => startTransition(settle);
    if (rest) return rest.whenStill(settleInTimeLeft);
    settleInTimeLeft();
    return undefined;
  }, [rest, settle]);
  return [isSettled, settle];
}
