import { type RefObject, useLayoutEffect } from "react";

/** Keeps a text area as high as its text; its CSS `max-height` is the limit, beyond which it scrolls. */
export function useAutoGrow(area: RefObject<HTMLTextAreaElement | null>, value: string): void {
  useLayoutEffect(() => {
    const element = area.current;
    if (!element) return;
    element.style.height = "auto";
    // An empty field measures its placeholder as well, which may wrap; one row is enough for it.
    if (value !== "") element.style.height = `${element.scrollHeight}px`;
  }, [area, value]);
}
