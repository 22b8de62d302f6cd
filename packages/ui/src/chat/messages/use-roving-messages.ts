import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from "react";
import type { VirtualizerHandle } from "virtua";
import type { MessageRow } from "./build-message-rows";

export interface RovingMessages {
  /** Key of the one message in the tab order. */
  tabbableKey: string | undefined;
  /** Moves the focus to a message, scrolling it into view. */
  focusMessage(key: string): void;
  onFocus(event: { target: EventTarget }): void;
  onKeyDown(event: KeyboardEvent<HTMLElement>): void;
}

const articleOf = (target: EventTarget): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>("article[data-key]") : null;

/** Arrow keys move the focus between messages, Enter or the menu key opens the actions, Escape leaves them. */
export function useRovingMessages(
  rows: readonly MessageRow[],
  scroller: RefObject<HTMLElement | null>,
  list: RefObject<VirtualizerHandle | null>,
): RovingMessages {
  const [activeKey, setActiveKey] = useState<string>();
  const wanted = useRef<string>(undefined);
  const texts = rows.filter((row) => row.message.kind === "text");
  const tabbableKey = texts.some((row) => row.message.key === activeKey) ? activeKey : texts.at(-1)?.message.key;

  const findArticle = (key: string) =>
    [...(scroller.current?.querySelectorAll<HTMLElement>("article[data-key]") ?? [])].find(
      (article) => article.dataset.key === key,
    );

  // The message may only be mounted by this very commit, since the list keeps the active one mounted.
  useLayoutEffect(() => {
    if (wanted.current === undefined || wanted.current !== activeKey) return;
    findArticle(wanted.current)?.focus({ preventScroll: true });
    wanted.current = undefined;
  });

  const focusMessage = (key: string) => {
    const index = rows.findIndex((row) => row.message.key === key);
    if (index < 0) return;
    list.current?.scrollToIndex(index, { align: "nearest" });
    wanted.current = key;
    setActiveKey(key);
    if (key === activeKey) {
      findArticle(key)?.focus({ preventScroll: true });
      wanted.current = undefined;
    }
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const article = articleOf(event.target);
    // Menus and tooltips are children for React but stand elsewhere in the page: their keys are theirs.
    if (!article || !event.currentTarget.contains(article) || event.defaultPrevented) return;
    if (event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLInputElement) return;
    const index = texts.findIndex((row) => row.message.key === article.dataset.key);
    const target = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: texts.length - 1 }[event.key];
    if (target !== undefined) {
      event.preventDefault();
      const row = texts[target];
      if (row) focusMessage(row.message.key);
    } else if (event.target === article && (event.key === "Enter" || event.key === "ContextMenu")) {
      const button = article.querySelector<HTMLElement>("[aria-haspopup=menu]");
      if (!button) return;
      event.preventDefault();
      button.focus();
      button.click();
    } else if (event.key === "Escape" && event.target !== article) {
      event.preventDefault();
      article.focus();
    }
  };

  return {
    tabbableKey,
    focusMessage,
    onFocus: (event) => {
      const key = articleOf(event.target)?.dataset.key;
      if (key !== undefined) setActiveKey(key);
    },
    onKeyDown,
  };
}
