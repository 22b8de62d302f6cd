import { useSyncExternalStore } from "react";

/** Below this width the shell of `@parley/ui` shows one column (its container's 48rem). */
const NARROW = "(max-width: 47.99rem)";

function subscribe(listener: () => void): () => void {
  const query = matchMedia(NARROW);
  query.addEventListener("change", listener);
  return () => query.removeEventListener("change", listener);
}

/** Whether only one column fits. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => matchMedia(NARROW).matches);
}
