import { useTranslation } from "../../lib/i18n/i18n-context";
import { useClientState } from "../workspaces/workspace-context";
import { getConversationName } from "./to-conversation-view";

/** What a conversation is called; nothing while it is unknown. */
export function useConversationName(conversationId: string | undefined): string | undefined {
  const { t } = useTranslation();
  const conversation = useClientState((state) => state.conversations[conversationId ?? ""]);
  const meId = useClientState((state) => state.meId);
  const members = useClientState((state) => state.members);
  return conversation && getConversationName(conversation, { meId, members }, t);
}
