import { IconButton } from "@parley/ui";
import { useRouter } from "@tanstack/react-router";
import X from "lucide-react/icons/x";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { paths } from "../../routes/paths";
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
  const router = useRouter();
  const here = paths.conversation(slug, conversationId);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const inDialog = document.querySelector("[role=dialog],[role=alertdialog],[role=menu]") !== null;
      if (event.key === "Escape" && !event.defaultPrevented && !current && !inDialog) router.history.push(here);
    };
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, [router, here, current]);

  if (!conversation) return null;
  return (
    <>
      <header className="flex min-h-16 shrink-0 items-center gap-2 border-b border-line px-4">
        <h2 className="min-w-0 flex-1 truncate text-title font-bold">{t("conversation.details")}</h2>
        <IconButton
          label={t("common.close")}
          icon={<X aria-hidden="true" size={20} />}
          tooltipSide="bottom"
          onClick={() => router.history.push(here)}
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
