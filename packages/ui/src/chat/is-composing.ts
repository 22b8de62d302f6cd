import type { KeyboardEvent } from "react";

/** The key belongs to an input method (Japanese, Chinese, dead keys). Safari ends the composition first, but says 229. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.nativeEvent.isComposing || event.keyCode === 229;
}
