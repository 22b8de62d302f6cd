import { useEffect } from "react";
import { usePageFocus } from "../../lib/use-page-focus";
import { useIsConnected } from "../workspaces/workspace-context";

/** How long the newest message is looked at before it counts as read, in milliseconds. */
const LOOK_MS = 400;

/**
 * Calls `onRead` once what is in view has been looked at for a moment, in a window that has the focus, over a live connection.
 *
 * @param isUnread there is something unread, and its end is in view
 * @param onRead keeps its identity while it is about the same message
 */
export function useLook(isUnread: boolean, onRead: () => void): void {
  const hasFocus = usePageFocus();
  const isConnected = useIsConnected();
  useEffect(() => {
    if (!isUnread || !hasFocus || !isConnected) return;
    const timer = setTimeout(onRead, LOOK_MS);
    return () => clearTimeout(timer);
  }, [isUnread, hasFocus, isConnected, onRead]);
}
