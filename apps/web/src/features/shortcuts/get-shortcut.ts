/** What can be done by keys anywhere in a workspace. */
export type Shortcut = "go-to" | "help" | "new-conversation" | "previous" | "next" | "search";

type KeyPress = Pick<KeyboardEvent, "key" | "altKey" | "ctrlKey" | "metaKey" | "shiftKey" | "target">;

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName);
}

/** The deed a key press stands for; single letters only where nothing is being typed. */
export function getShortcut(event: KeyPress): Shortcut | undefined {
  const command = event.ctrlKey || event.metaKey;
  const key = event.key.toLowerCase();
  if (command && !event.altKey && !event.shiftKey && key === "k") return "go-to";
  if (command && !event.altKey && event.shiftKey && key === "f") return "search";
  if (event.altKey && !command && key === "arrowup") return "previous";
  if (event.altKey && !command && key === "arrowdown") return "next";
  if (event.altKey && !command && key === "n") return "new-conversation";
  if (!command && !event.altKey && event.key === "?" && !isTyping(event.target)) return "help";
  return undefined;
}
