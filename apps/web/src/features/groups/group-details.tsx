import { type Conversation, mayInGroup } from "@parley/api";
import { Button } from "@parley/ui";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { useClientState } from "../workspaces/workspace-context";
import { GroupDeedDialog, type GroupDeedKind } from "./group-deed-dialog";
import { GroupMembers } from "./group-members";
import { useArchive } from "./use-archive";

const EditGroupDialog = lazy(() =>
  import("./edit-group-dialog").then((module) => ({ default: module.EditGroupDialog })),
);
const AddMembersDialog = lazy(() =>
  import("./add-members-dialog").then((module) => ({ default: module.AddMembersDialog })),
);

/** A group: what it is for, who is in it, and what the reader may do there. */
export function GroupDetails({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation();
  const workspaceRole = useClientState((state) => state.workspace.role);
  const [dialog, setDialog] = useState<GroupDeedKind | "edit" | "add">();
  const archive = useArchive(conversation.id);
  const close = () => setDialog(undefined);
  const standing = { role: conversation.role, workspaceRole };
  const isArchived = conversation.archivedAt !== null;

  return (
    <div className="flex flex-col gap-6">
      <section className="flex flex-col gap-2">
        <h3 className="text-small font-bold text-muted">{t("group.about")}</h3>
        <p className="text-title font-bold wrap-anywhere">{conversation.name}</p>
        <p className="whitespace-pre-wrap wrap-anywhere">{conversation.description ?? t("group.noDescription")}</p>
        <p className="text-small text-muted">
          {conversation.visibility === "public" ? t("group.public") : t("group.private")}
        </p>
        {mayInGroup(standing, "update") && !isArchived && (
          <div>
            <Button size="small" onClick={() => setDialog("edit")}>
              {t("group.edit")}
            </Button>
          </div>
        )}
      </section>
      <GroupMembers
        conversation={conversation}
        standing={standing}
        {...(mayInGroup(standing, "addMember") && !isArchived && { onAdd: () => setDialog("add") })}
      />
      <section className="-ml-3.5 flex flex-col items-start gap-1">
        <Button variant="ghost" onClick={() => setDialog("leave")}>
          {t("group.leave")}
        </Button>
        {mayInGroup(standing, "archive") &&
          (isArchived ? (
            <Button variant="ghost" pending={archive.isPending} onClick={() => archive.mutate(false)}>
              {t("group.unarchive")}
            </Button>
          ) : (
            <Button variant="ghost" onClick={() => setDialog("archive")}>
              {t("group.archive")}
            </Button>
          ))}
        {mayInGroup(standing, "delete") && (
          <Button variant="ghost" onClick={() => setDialog("delete")}>
            {t("group.delete")}
          </Button>
        )}
      </section>
      <Suspense>
        {dialog === "edit" && <EditGroupDialog conversation={conversation} onClose={close} />}
        {dialog === "add" && <AddMembersDialog conversation={conversation} onClose={close} />}
      </Suspense>
      {(dialog === "leave" || dialog === "archive" || dialog === "delete") && (
        <GroupDeedDialog kind={dialog} conversation={conversation} onClose={close} />
      )}
    </div>
  );
}
