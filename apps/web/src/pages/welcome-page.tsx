import { roleAtLeast } from "@parley/api";
import { Button, EmptyState } from "@parley/ui";
import MessagesSquare from "lucide-react/icons/messages-square";
import UserPlus from "lucide-react/icons/user-plus";
import { useDialogs } from "../features/shell/use-dialogs";
import { useClientState, useWorkspaceSession } from "../features/workspaces/workspace-context";
import { useTranslation } from "../lib/i18n/i18n-context";
import { paths } from "../routes/paths";
import { navigate } from "../routes/use-place";

/** What shows beside the list while no conversation is open; on the first day, what to do next. */
export function WelcomePage() {
  const { t } = useTranslation();
  const { slug } = useWorkspaceSession();
  const workspace = useClientState((state) => state.workspace);
  const isAlone = useClientState((state) => Object.keys(state.conversations).length === 0);
  const { open } = useDialogs();
  const mayInvite = roleAtLeast(workspace.role, "member");
  return (
    <div className="flex flex-1 items-center justify-center">
      {isAlone && mayInvite ? (
        <EmptyState
          icon={<UserPlus size={24} />}
          title={t("welcome.title", { workspace: workspace.name })}
          description={t("welcome.aloneText")}
          action={
            <>
              <Button variant="primary" onClick={() => navigate(paths.invitations(slug))}>
                {t("welcome.invite")}
              </Button>
              <Button onClick={() => open({ kind: "new-conversation" })}>{t("sidebar.newConversation")}</Button>
            </>
          }
        />
      ) : (
        <EmptyState
          icon={<MessagesSquare size={24} />}
          title={t("welcome.chooseTitle")}
          description={t("welcome.chooseText")}
          action={<Button onClick={() => open({ kind: "new-conversation" })}>{t("sidebar.newConversation")}</Button>}
        />
      )}
    </div>
  );
}
