import {
  CONVERSATION_ROLES,
  type Conversation,
  type ConversationRole,
  type GroupMember,
  type GroupStanding,
  mayActOnRole,
  mayInGroup,
} from "@parley/api";
import { AlertDialog, Avatar, Badge, IconButton, Menu, type MenuItem } from "@parley/ui";
import { useMutation } from "@tanstack/react-query";
import Ellipsis from "lucide-react/icons/ellipsis";
import { useState } from "react";
import { describeError } from "../../lib/describe-error";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { useTakeConversation } from "../conversations/use-take-conversation";
import { getPresence } from "../members/names";
import { PersonStatus } from "../presence/person-status";
import { showToast } from "../toasts/toast-store";
import { useClientState, useWorkspaceSession } from "../workspaces/workspace-context";

export interface GroupMemberRowProps {
  conversation: Conversation;
  groupMember: GroupMember;
  /** The reader's own. */
  standing: GroupStanding;
}

/** One member of a group, with what the reader may do about them. */
export function GroupMemberRow({ conversation, groupMember, standing }: GroupMemberRowProps) {
  const { t } = useTranslation();
  const { client } = useWorkspaceSession();
  const meId = useClientState((state) => state.meId);
  const presences = useClientState((state) => state.presences);
  const take = useTakeConversation();
  const [asking, setAsking] = useState(false);
  const { member, role } = groupMember;
  const target = { conversationId: conversation.id, memberId: member.id };
  const showError = (error: unknown) => showToast({ tone: "error", title: describeError(t, error) });
  const setRole = useMutation({
    mutationFn: (next: ConversationRole) => take(() => client.groups.setRole.mutate({ ...target, role: next })),
    onError: showError,
  });
  const remove = useMutation({
    mutationFn: () => take(() => client.groups.removeMember.mutate(target)),
    onSuccess: () => setAsking(false),
  });

  const isMe = member.id === meId;
  const isArchived = conversation.archivedAt !== null;
  const mayAct = mayActOnRole(standing, role) && !isArchived;
  const roles: MenuItem[] =
    mayAct && mayInGroup(standing, "setRole")
      ? CONVERSATION_ROLES.filter((one) => mayActOnRole(standing, one)).map((one) => ({
          id: one,
          label: t(`roles.${one}`),
          checked: one === role,
          onSelect: () => {
            if (one !== role) setRole.mutate(one);
          },
        }))
      : [];
  const removal: MenuItem[] =
    mayAct && !isMe && mayInGroup(standing, "removeMember")
      ? [{ id: "remove", label: t("group.remove"), danger: true, onSelect: () => setAsking(true) }]
      : [];
  const groups = [roles, removal].filter((group) => group.length > 0);

  return (
    <li className="flex min-h-12 items-center gap-3">
      <Avatar
        id={member.id}
        name={member.name}
        size={32}
        {...(member.deactivatedAt === null ? { presence: getPresence({ presences }, member.id) } : { inactive: true })}
      />
      <p className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2">
        <span className="truncate font-medium">{member.name}</span>
        <PersonStatus memberId={member.id} />
        {isMe && <span className="text-small text-muted">({t("common.you")})</span>}
        {role !== "member" && <Badge tone="accent">{t(`roles.${role}`)}</Badge>}
        {member.role === "guest" && <Badge>{t("roles.guest")}</Badge>}
      </p>
      {groups.length > 0 && (
        <Menu groups={groups}>
          {(trigger) => (
            <IconButton
              {...trigger}
              size="small"
              label={t("group.actions", { name: member.name })}
              icon={<Ellipsis aria-hidden="true" size={16} />}
            />
          )}
        </Menu>
      )}
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("group.removeTitle", { name: member.name })}
        description={t("group.removeText")}
        labels={{ confirm: t("group.remove"), cancel: t("common.cancel") }}
        pending={remove.isPending}
        error={remove.error && describeError(t, remove.error)}
        onConfirm={() => remove.mutate()}
      />
    </li>
  );
}
