import { useEffect, useSyncExternalStore } from "react";

type FindEmoji = (shortcode: string) => string | undefined;

const SHORTCODE = /:[a-z0-9_+-]{1,40}:/u;
const listeners = new Set<() => void>();
let find: FindEmoji | undefined;
let loading: Promise<void> | undefined;

/** Fetches the names of emoji; without a connection it is tried again with the next text that has one. */
function load(): Promise<void> {
  loading ??= import("virtual:emoji-shortcodes").then(
    ({ default: names }) => {
      const emoji = new Map(names);
      find = (shortcode) => emoji.get(shortcode);
      for (const listener of listeners) listener();
    },
    () => {
      loading = undefined;
    },
  );
  return loading;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The emoji of names such as `house`, once they are there; fetched for the first text that seems to have one. */
export function useShortcodes(text: string): FindEmoji | undefined {
  const isWanted = SHORTCODE.test(text);
  useEffect(() => {
    if (isWanted) void load();
  }, [isWanted]);
  return useSyncExternalStore(subscribe, () => (isWanted ? find : undefined));
}
