import { useTranslation } from "../../lib/i18n/i18n-context";
import { paths } from "../../routes/paths";
import { PreferencesSection } from "../conversations/preferences-section";
import { PanelFrame } from "../shell/panel-frame";
import { useClientState, useWorkspaceSession } from "../workspaces/workspace-context";
import { DirectDetails } from "./direct-details";
import { GroupDetails } from "./group-details";

/** The panel beside a conversation: what it is, who is in it, what can be changed. */
export function ConversationDetails({ conversationId }: { conversationId: string }) {
  const { t } = useTranslation();
  const { slug } = useWorkspaceSession();
  const conversation = useClientState((state) => state.conversations[conversationId]);
  if (!conversation) return null;
  return (
    <PanelFrame title={t("conversation.details")} closeTo={paths.conversation(slug, conversationId)}>
      <div className="flex flex-col gap-6">
        {conversation.kind === "group" ? (
          <GroupDetails conversation={conversation} />
        ) : (
          <DirectDetails conversation={conversation} />
        )}
        <PreferencesSection conversation={conversation} />
      </div>
    </PanelFrame>
  );
}
