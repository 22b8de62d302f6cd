import { roleAtLeast } from "@parley/api";
import { Dialog, SegmentedControl } from "@parley/ui";
import { useState } from "react";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { useDialogs } from "../shell/use-dialogs";
import { useClientState } from "../workspaces/workspace-context";
import { NewDirect } from "./new-direct";
import { NewGroup } from "./new-group";

/** Begins a conversation with one person, or a group. Guests begin no groups. */
export function NewConversationDialog({ startWithGroup }: { startWithGroup: boolean }) {
  const { t } = useTranslation();
  const { close } = useDialogs();
  const mayCreateGroup = useClientState((state) => roleAtLeast(state.workspace.role, "member"));
  const [kind, setKind] = useState<"direct" | "group">(startWithGroup ? "group" : "direct");
  return (
    <Dialog open onOpenChange={close} title={t("newConversation.title")} labels={{ close: t("common.close") }}>
      <div className="flex flex-col gap-4">
        {mayCreateGroup && (
          <SegmentedControl
            label={t("newConversation.kind")}
            segments={[
              { value: "direct", label: t("newConversation.direct") },
              { value: "group", label: t("newConversation.group") },
            ]}
            value={kind}
            onChange={setKind}
          />
        )}
        {kind === "direct" ? <NewDirect onDone={close} /> : <NewGroup onDone={close} />}
      </div>
    </Dialog>
  );
}
