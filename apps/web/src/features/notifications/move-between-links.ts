import type { KeyboardEvent } from "react";

/** Arrow keys, Home and End move between the notifications of a list, as the tab key does, without stopping at their buttons. */
export function moveBetweenLinks(event: KeyboardEvent<HTMLElement>): void {
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-notification]")];
  const current = links.indexOf(document.activeElement as HTMLElement);
  const last = links.length - 1;
  const targets: Record<string, number> = {
    ArrowDown: Math.min(current + 1, last),
    ArrowUp: current - 1,
    Home: 0,
    End: last,
  };
  const target = targets[event.key];
  if (current < 0 || target === undefined) return;
  event.preventDefault();
  links[Math.max(0, target)]?.focus();
}
