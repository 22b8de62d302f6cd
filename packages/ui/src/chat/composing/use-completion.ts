import { type RefObject, useId, useRef, useState } from "react";
import { type CompletionQuery, findCompletion } from "./find-completion";

/** What a list that completes a mention needs of the box it is opened from. */
export interface Completion {
  /** What is typed behind the `@`. */
  query: string;
  /** The id the list must have. */
  listId: string;
  /** Puts a text in place of the `@` and what follows, and closes the list. */
  pick(text: string): void;
  close(): void;
  /** Who is asked about each key while the list is open; it says whether the key was its own. */
  setKeyHandler(handler: ((key: string) => boolean) | undefined): void;
  /** The DOM id of the option that Enter takes. */
  setActiveOption(id: string | undefined): void;
}

/**
 * Follows the caret of a text area, and opens a list where it stands behind an `@` that is none of the mentions there are.
 * `isMention` says so of a place in a text.
 */
export function useCompletion(
  area: RefObject<HTMLTextAreaElement | null>,
  isMention: ((shown: string, at: number) => boolean) | undefined,
) {
  const listId = `${useId()}-completion`;
  const [found, setFound] = useState<CompletionQuery>();
  const [activeOption, setActiveOption] = useState<string>();
  const dismissed = useRef<number>(undefined);
  const handler = useRef<(key: string) => boolean>(undefined);

  const look = () => {
    const element = area.current;
    if (!isMention || !element) return;
    const next =
      element.selectionStart === element.selectionEnd
        ? findCompletion(element.value, element.selectionStart)
        : undefined;
    if (next?.start !== dismissed.current) dismissed.current = undefined;
    const isOpen = next && dismissed.current === undefined && !isMention(element.value, next.start);
    setFound(isOpen ? next : undefined);
  };
  const close = () => {
    dismissed.current = found?.start;
    setFound(undefined);
  };

  const completion: Completion | undefined = found && {
    query: found.query,
    listId,
    pick: (text) => {
      const element = area.current;
      if (!element) return;
      element.focus();
      element.setSelectionRange(found.start, found.start + 1 + found.query.length);
      dismissed.current = found.start;
      insertText(element, text);
      setFound(undefined);
    },
    close,
    setKeyHandler: (next) => {
      handler.current = next;
    },
    setActiveOption,
  };
  return {
    completion,
    look,
    /** Whether a key belonged to the open list. */
    takeKey: (key: string): boolean => {
      if (!found) return false;
      if (key === "Escape" && handler.current) {
        close();
        return true;
      }
      return handler.current?.(key) ?? false;
    },
    attributes: found &&
      activeOption !== undefined && {
        "aria-autocomplete": "list" as const,
        "aria-controls": listId,
        "aria-activedescendant": activeOption,
      },
  };
}

/** Deprecated, and the only way into the undo history of a text area; not everywhere. */
interface TypingDocument {
  execCommand?(command: "insertText", showsInterface: boolean, text: string): boolean;
}

/** Writes a text over the selection as if it were typed, so that it can be undone. */
export function insertText(area: HTMLTextAreaElement, text: string): void {
  const typing: TypingDocument = document;
  if (typing.execCommand?.("insertText", false, text)) return;
  area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
  area.dispatchEvent(new Event("input", { bubbles: true }));
}
