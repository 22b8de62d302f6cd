import type { DirectoryMember } from "@parley/api";
import { AlertDialog } from "@parley/ui";
import { describeError } from "../../lib/describe-error";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { trpc } from "../../lib/trpc";
import { useTakeMember } from "./use-take-member";

export interface DeactivateDialogProps {
  person: DirectoryMember;
  onClose(): void;
}

/** Asks before a member loses their access. */
export function DeactivateDialog({ person, onClose }: DeactivateDialogProps) {
  const { t } = useTranslation();
  const take = useTakeMember();
  const deactivate = trpc.members.deactivate.useMutation({
    onSuccess: ({ member }) => {
      take(member);
      onClose();
    },
  });
  return (
    <AlertDialog
      open
      onOpenChange={onClose}
      title={t("people.deactivateTitle", { name: person.name })}
      description={t("people.deactivateText")}
      labels={{ confirm: t("people.deactivate"), cancel: t("common.cancel") }}
      pending={deactivate.isPending}
      error={deactivate.error && describeError(t, deactivate.error)}
      onConfirm={() => deactivate.mutate({ memberId: person.id })}
    />
  );
}
