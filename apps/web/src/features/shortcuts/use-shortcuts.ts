import { useEffect } from "react";
import { useNarrow } from "../../lib/use-narrow";
import { paths } from "../../routes/paths";
import { navigate, useOpenConversationId } from "../../routes/use-place";
import { sortConversations } from "../conversations/to-conversation-view";
import { SEARCH_BOX_ID } from "../search/search-box";
import { useDialogs } from "../shell/use-dialogs";
import { useWorkspaceSession } from "../workspaces/workspace-context";
import { getShortcut } from "./get-shortcut";

/** The keys that work anywhere in a workspace. */
export function useShortcuts(): void {
  const { slug, store } = useWorkspaceSession();
  const conversationId = useOpenConversationId();
  const { open, current } = useDialogs();
  const isNarrow = useNarrow();

  useEffect(() => {
    const step = (by: number) => {
      const ids = sortConversations(Object.values(store.get().conversations)).map(({ id }) => id);
      const index = ids.indexOf(conversationId ?? "");
      const next = ids[index < 0 ? 0 : index + by];
      if (next) navigate(paths.conversation(slug, next));
    };
    const deeds = {
      "go-to": () => open({ kind: "quick-switcher" }),
      help: () => open({ kind: "shortcuts" }),
      "new-conversation": () => open({ kind: "new-conversation" }),
      previous: () => step(-1),
      next: () => step(1),
      search: () => {
        if (isNarrow) navigate(paths.search(slug, ""));
        else document.getElementById(SEARCH_BOX_ID)?.focus();
      },
    };
    const onKeyDown = (event: KeyboardEvent) => {
      const shortcut = getShortcut(event);
      if (!shortcut || event.defaultPrevented || (current && shortcut !== "go-to")) return;
      event.preventDefault();
      deeds[shortcut]();
    };
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, [slug, store, conversationId, open, current, isNarrow]);
}
