import { useEffect } from "react";

/** Panels beside a conversation: Escape closes them, and the focus goes back to where it was before they opened. */
export function usePanelClosing(close: () => void, isDialogOpen: boolean): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const inDialog = document.querySelector("[role=dialog],[role=alertdialog],[role=menu]") !== null;
      if (event.key === "Escape" && !event.defaultPrevented && !isDialogOpen && !inDialog) close();
    };
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, [close, isDialogOpen]);

  useEffect(() => {
    const before = document.activeElement;
    return () => {
      // Whoever closed it from inside would be left with the focus nowhere.
      if (document.activeElement !== document.body) return;
      const target = before instanceof HTMLElement && before.isConnected ? before : document.querySelector("main");
      target?.focus({ preventScroll: true });
    };
  }, []);
}
