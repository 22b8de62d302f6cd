import { type DirectoryMember, roleAtLeast, type WorkspaceRole } from "@parley/api";
import { Banner, Button, Dialog, Select } from "@parley/ui";
import { useState } from "react";
import { describeError } from "../../lib/describe-error";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { trpc } from "../../lib/trpc";
import { useClientState } from "../workspaces/workspace-context";
import { getRoleHint, ROLES } from "./roles";
import { useTakeMember } from "./use-take-member";

export interface ChangeRoleDialogProps {
  person: DirectoryMember;
  onClose(): void;
}

/** Gives a member another role, at most one's own. */
export function ChangeRoleDialog({ person, onClose }: ChangeRoleDialogProps) {
  const { t } = useTranslation();
  const ownRole = useClientState((state) => state.workspace.role);
  const [role, setRole] = useState<WorkspaceRole>(person.role);
  const take = useTakeMember();
  const setMemberRole = trpc.members.setRole.useMutation({
    onSuccess: ({ member }) => {
      take(member);
      onClose();
    },
  });
  return (
    <Dialog
      open
      onOpenChange={onClose}
      size="small"
      title={t("people.roleTitle", { name: person.name })}
      labels={{ close: t("common.close") }}
      onSubmit={() => (role === person.role ? onClose() : setMemberRole.mutate({ memberId: person.id, role }))}
      footer={
        <>
          <Button onClick={onClose}>{t("common.cancel")}</Button>
          <Button type="submit" variant="primary" pending={setMemberRole.isPending}>
            {t("common.save")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {setMemberRole.error && <Banner tone="danger">{describeError(t, setMemberRole.error)}</Banner>}
        <Select
          label={t("people.roleOf")}
          hint={getRoleHint(role, t)}
          options={ROLES.filter((one) => roleAtLeast(ownRole, one)).map((one) => ({
            value: one,
            label: t(`roles.${one}`),
          }))}
          value={role}
          onChange={setRole}
        />
      </div>
    </Dialog>
  );
}
