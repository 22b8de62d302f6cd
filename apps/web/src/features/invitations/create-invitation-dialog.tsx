import { type InvitationsCreateOutput, LIMITS, roleAtLeast, type WorkspaceRole } from "@parley/api";
import { Banner, Button, CopyField, Dialog, Select, TextField } from "@parley/ui";
import { useState } from "react";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { trpc } from "../../lib/trpc";
import { emailCheck } from "../auth/field-checks";
import { useForm } from "../auth/use-form";
import { getRoleHint, ROLES } from "../members/roles";
import { useClientState } from "../workspaces/workspace-context";

const DAYS = ["1", "7", "14", "30", "90"] as const;
const USES = ["1", "5", "25", "unlimited"] as const;
type Days = (typeof DAYS)[number];
type Uses = (typeof USES)[number];

/** Members invite guests, admins anyone up to their own role. */
function getInvitableRoles(ownRole: WorkspaceRole): WorkspaceRole[] {
  if (!roleAtLeast(ownRole, "admin")) return ["guest"];
  return ROLES.filter((role) => roleAtLeast(ownRole, role));
}

/** Makes an invitation link; it is shown once, to be copied. */
export function CreateInvitationDialog({ onClose }: { onClose(): void }) {
  const { t } = useTranslation();
  const [created, setCreated] = useState<InvitationsCreateOutput["invitation"]>();
  if (!created) return <InvitationForm onClose={onClose} onCreated={setCreated} />;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t("invitations.link")}
      labels={{ close: t("common.close") }}
      footer={
        <Button variant="primary" onClick={onClose}>
          {t("invitations.done")}
        </Button>
      }
    >
      <CopyField
        label={t("invitations.link")}
        hint={created.email ? t("invitations.linkFor", { email: created.email }) : t("invitations.linkHint")}
        value={created.url}
        labels={{ copy: t("common.copy"), copied: t("common.copied"), failed: t("common.copyFailed") }}
      />
    </Dialog>
  );
}

interface InvitationFormProps {
  onClose(): void;
  onCreated(invitation: InvitationsCreateOutput["invitation"]): void;
}

function InvitationForm({ onClose, onCreated }: InvitationFormProps) {
  const { t } = useTranslation();
  const ownRole = useClientState((state) => state.workspace.role);
  const roles = getInvitableRoles(ownRole);
  const [role, setRole] = useState<WorkspaceRole>(roles[0] ?? "guest");
  const [days, setDays] = useState<Days>("14");
  const [uses, setUses] = useState<Uses>("1");
  const form = useForm(
    { email: "" },
    { email: (value, translate) => (value.trim() === "" ? undefined : emailCheck(value, translate)) },
    t,
  );
  const utils = trpc.useUtils();
  const create = trpc.invitations.create.useMutation({
    onSuccess: ({ invitation }) => {
      onCreated(invitation);
      void utils.invitations.list.invalidate();
    },
    onError: form.refuse,
  });
  const submit = ({ email }: { email: string }) => {
    const expiresAt = new Date(Date.now() + Number(days) * 86_400_000).toISOString();
    create.mutate({
      role,
      expiresAt,
      ...(uses !== "unlimited" && { maxUses: Number(uses) }),
      ...(email.trim() && { email }),
    });
  };

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t("invitations.create")}
      labels={{ close: t("common.close") }}
      onSubmit={() => form.submit(submit)}
      footer={
        <>
          <Button onClick={onClose}>{t("common.cancel")}</Button>
          <Button type="submit" variant="primary" pending={create.isPending}>
            {t("invitations.createLink")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {form.failure && <Banner tone="danger">{form.failure}</Banner>}
        <Select
          label={t("invitations.role")}
          hint={getRoleHint(role, t)}
          options={roles.map((one) => ({ value: one, label: t(`roles.${one}`) }))}
          value={role}
          onChange={setRole}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <Select
            label={t("invitations.uses")}
            options={USES.map((value) => ({ value, label: describeUses(value) }))}
            value={uses}
            onChange={setUses}
          />
          <Select
            label={t("invitations.expires")}
            options={DAYS.filter((value) => Number(value) <= LIMITS.invitation.maxDays).map((value) => ({
              value,
              label: t("invitations.expiresDays", { count: Number(value) }),
            }))}
            value={days}
            onChange={setDays}
          />
        </div>
        <TextField
          label={t("invitations.email")}
          hint={t("invitations.emailHint")}
          type="email"
          {...form.field("email")}
          autoComplete="off"
        />
      </div>
    </Dialog>
  );

  function describeUses(value: Uses): string {
    if (value === "unlimited") return t("invitations.usesUnlimited");
    return value === "1" ? t("invitations.usesOnce") : t("invitations.usesMany", { count: Number(value) });
  }
}
