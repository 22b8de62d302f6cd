import { isHidden } from "@parley/api";
import type { ConversationView } from "@parley/ui";
import { useMemo, useSyncExternalStore } from "react";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { useNow } from "../../lib/use-now";
import { useDrafts } from "../drafts/use-drafts";
import { usePeople } from "../members/use-people";
import { useClientState, useOutboxEntries } from "../workspaces/workspace-context";
import { sortConversations, toConversationView } from "./to-conversation-view";

/** All known conversations as the list shows them, pinned ones first. */
export function useConversationViews(): readonly ConversationView[] {
  const { t } = useTranslation();
  const people = usePeople();
  const conversations = useClientState((state) => state.conversations);
  const typing = useClientState((state) => state.typing);
  const drafts = useDrafts();
  const draftIds = useSyncExternalStore(drafts.subscribe, drafts.getPlaceIds);
  const entries = useOutboxEntries();
  const now = useNow();

  return useMemo(() => {
    const failedIds = new Set(entries.filter(({ status }) => status === "failed").map((entry) => entry.conversationId));
    const listed = Object.values(conversations).filter((conversation) => !isHidden(conversation));
    return sortConversations(listed).map((conversation) =>
      toConversationView(
        conversation,
        people,
        {
          hasDraft: draftIds.has(conversation.id),
          hasFailed: failedIds.has(conversation.id),
          writerIds: Object.keys(typing[conversation.id] ?? {}),
        },
        t,
        now,
      ),
    );
  }, [conversations, people, typing, draftIds, entries, t, now]);
}
