import { useRef } from "react";

/** Controls that a person came to fill in, as opposed to the button that closes the overlay. */
const fieldSelector = "input:not([type=hidden], :disabled), textarea:not(:disabled), select:not(:disabled)";

/**
 * Focus of a dialog: its first field when it opens; when it closes, whatever had the focus before.
 * Radix itself only returns the focus to its own trigger, which controlled dialogs do not have.
 */
export function useReturnFocus(open: boolean) {
  const before = useRef<Element | null>(null);
  const wasOpen = useRef(false);
  // While drawing: a field with autoFocus takes the focus before any event tells that the dialog is there.
  if (open && !wasOpen.current) before.current = document.activeElement;
  wasOpen.current = open;
  return {
    onOpenAutoFocus(event: Event): void {
      const content = event.currentTarget instanceof Element ? event.currentTarget : null;
      const field = content?.querySelector<HTMLElement>(fieldSelector);
      if (!field) return;
      event.preventDefault();
      field.focus();
    },
    onCloseAutoFocus(event: Event): void {
      event.preventDefault();
      if (before.current instanceof HTMLElement) before.current.focus();
    },
  };
}
