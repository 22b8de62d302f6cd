import { type Conversation, mayInGroup } from "@parley/api";
import { Button, ConversationBeginning } from "@parley/ui";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { paths } from "../../routes/paths";
import { navigate } from "../../routes/use-place";
import { toPersonView } from "../members/names";
import { usePeople } from "../members/use-people";
import { useClientState, useWorkspaceSession } from "../workspaces/workspace-context";
import { getConversationName, getOtherId } from "./to-conversation-view";

/** What stands above the first message of a conversation. */
export function ConversationStart({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation();
  const { slug } = useWorkspaceSession();
  const people = usePeople();
  const workspaceRole = useClientState((state) => state.workspace.role);
  const name = getConversationName(conversation, people, t);
  const { id, kind, role } = conversation;

  if (kind === "direct") {
    const otherId = getOtherId(conversation, people.meId);
    return (
      <ConversationBeginning
        conversation={{ id, kind, name, person: toPersonView(people, otherId, t) }}
        text={otherId === people.meId ? t("conversation.beginningSelf") : t("conversation.beginningDirect", { name })}
      />
    );
  }
  const mayAdd = mayInGroup({ role, workspaceRole }, "addMember") && conversation.archivedAt === null;
  return (
    <ConversationBeginning
      conversation={{ id, kind, name, isPrivate: conversation.visibility === "private" }}
      text={[t("conversation.beginningGroup", { name }), conversation.description].filter(Boolean).join(" ")}
      action={
        mayAdd && (
          <Button onClick={() => navigate(`${paths.conversation(slug, id)}?panel=details`)}>
            {t("conversation.addPeople")}
          </Button>
        )
      }
    />
  );
}
