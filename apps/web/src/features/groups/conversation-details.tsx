import { IconButton } from "@parley/ui";
import X from "lucide-react/icons/x";
import { useCallback } from "react";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { usePanelClosing } from "../../lib/use-panel-closing";
import { paths } from "../../routes/paths";
import { navigate } from "../../routes/use-place";
import { useDialogs } from "../shell/use-dialogs";
import { useClientState, useWorkspaceSession } from "../workspaces/workspace-context";
import { DirectDetails } from "./direct-details";
import { GroupDetails } from "./group-details";

/** The panel beside a conversation: what it is, who is in it, what can be changed. */
export function ConversationDetails({ conversationId }: { conversationId: string }) {
  const { t } = useTranslation();
  const { slug } = useWorkspaceSession();
  const conversation = useClientState((state) => state.conversations[conversationId]);
  const { current } = useDialogs();
  const here = paths.conversation(slug, conversationId);

  const close = useCallback(() => navigate(here), [here]);
  usePanelClosing(close, current !== undefined);

  if (!conversation) return null;
  return (
    <>
      <header className="flex min-h-16 shrink-0 items-center gap-2 border-b border-line px-4">
        <h2 className="min-w-0 flex-1 truncate text-title font-bold">{t("conversation.details")}</h2>
        <IconButton
          label={t("common.close")}
          icon={<X aria-hidden="true" size={20} />}
          tooltipSide="bottom"
          onClick={close}
        />
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-4">
        {conversation.kind === "group" ? (
          <GroupDetails conversation={conversation} />
        ) : (
          <DirectDetails conversation={conversation} />
        )}
      </div>
    </>
  );
}
