import type { Conversation } from "@parley/api";
import { AlertDialog } from "@parley/ui";
import { useMutation } from "@tanstack/react-query";
import { describeError } from "../../lib/describe-error";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { paths } from "../../routes/paths";
import { navigate } from "../../routes/use-place";
import { useTakeConversation } from "../conversations/use-take-conversation";
import { useWorkspaceSession } from "../workspaces/workspace-context";

/** What one is asked about first. */
export type GroupDeedKind = "leave" | "archive" | "delete";

export interface GroupDeedDialogProps {
  kind: GroupDeedKind;
  conversation: Conversation;
  onClose(): void;
}

/** Asks before leaving, archiving or deleting a group, and does it. */
export function GroupDeedDialog({ kind, conversation, onClose }: GroupDeedDialogProps) {
  const { t } = useTranslation();
  const { slug, client } = useWorkspaceSession();
  const take = useTakeConversation();
  const { id: conversationId, memberCount } = conversation;
  const name = conversation.name ?? "";

  const deeds: Record<GroupDeedKind, () => Promise<unknown>> = {
    leave: () => client.groups.leave.mutate({ conversationId }),
    archive: () => take(() => client.groups.archive.mutate({ conversationId, archived: true })),
    delete: () => client.groups.delete.mutate({ conversationId }),
  };
  const texts = {
    leave: {
      title: t("group.leaveTitle", { name }),
      description: memberCount > 1 ? t("group.leaveText") : t("group.leaveLastText"),
      confirm: t("group.leave"),
    },
    archive: {
      title: t("group.archiveTitle", { name }),
      description: t("group.archiveText"),
      confirm: t("group.archive"),
    },
    delete: {
      title: t("group.deleteTitle", { name }),
      description: t("group.deleteText"),
      confirm: t("group.delete"),
    },
  }[kind];
  const deed = useMutation({
    mutationFn: deeds[kind],
    onSuccess: () => {
      onClose();
      if (kind !== "archive") navigate(paths.workspace(slug));
    },
  });

  return (
    <AlertDialog
      open
      onOpenChange={onClose}
      title={texts.title}
      description={texts.description}
      labels={{ confirm: texts.confirm, cancel: t("common.cancel") }}
      danger={kind !== "archive"}
      pending={deed.isPending}
      error={deed.error && describeError(t, deed.error)}
      onConfirm={() => deed.mutate()}
    />
  );
}
