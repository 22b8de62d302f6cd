import type { ConversationView } from "@parley/ui";
import { useMemo, useSyncExternalStore } from "react";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { usePeople } from "../members/use-people";
import { useDrafts } from "../messages/use-drafts";
import { useClientState, useOutboxEntries } from "../workspaces/workspace-context";
import { sortConversations, toConversationView } from "./to-conversation-view";

/** All known conversations as the list shows them, last activity first. */
export function useConversationViews(): readonly ConversationView[] {
  const { t } = useTranslation();
  const people = usePeople();
  const conversations = useClientState((state) => state.conversations);
  const typing = useClientState((state) => state.typing);
  const drafts = useDrafts();
  const draftIds = useSyncExternalStore(drafts.subscribe, drafts.getConversationIds);
  const entries = useOutboxEntries();

  return useMemo(() => {
    const failedIds = new Set(entries.filter(({ status }) => status === "failed").map((entry) => entry.conversationId));
    return sortConversations(Object.values(conversations)).map((conversation) =>
      toConversationView(
        conversation,
        people,
        {
          hasDraft: draftIds.has(conversation.id),
          hasFailed: failedIds.has(conversation.id),
          writerIds: Object.keys(typing[conversation.id] ?? {}),
        },
        t,
      ),
    );
  }, [conversations, people, typing, draftIds, entries, t]);
}
