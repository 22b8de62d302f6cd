import { useMemo } from "react";
import { usePathname, useSearch } from "wouter/use-browser-location";
import { type Place, parsePlace, type WorkspaceView } from "./place";

export { navigate } from "wouter/use-browser-location";

/** Where the reader is; renders anew when they go elsewhere. */
export function usePlace(): Place {
  const pathname = usePathname();
  const search = useSearch();
  return useMemo(() => parsePlace(pathname, search), [pathname, search]);
}

/** Which page of the workspace is open; the list outside of one. */
export function useWorkspaceView(): WorkspaceView {
  const place = usePlace();
  return place.page === "workspace" ? place.shown : { view: "list" };
}

/** The conversation that is open, if one is. */
export function useOpenConversationId(): string | undefined {
  const shown = useWorkspaceView();
  return shown.view === "conversation" ? shown.conversationId : undefined;
}
