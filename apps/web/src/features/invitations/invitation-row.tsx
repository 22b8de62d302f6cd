import type { Invitation } from "@parley/api";
import { AlertDialog, Badge, Button, formatDay } from "@parley/ui";
import { useState } from "react";
import { describeError } from "../../lib/describe-error";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { trpc } from "../../lib/trpc";
import { useNow } from "../../lib/use-now";
import { useTimeSettings } from "../../lib/use-time-settings";
import { getName } from "../members/names";
import { usePeople } from "../members/use-people";
import { getInvitationState } from "./get-invitation-state";

/** One invitation: for whom, how far it is used, and how to take it back. */
export function InvitationRow({ invitation }: { invitation: Invitation }) {
  const { t } = useTranslation();
  const people = usePeople();
  const time = useTimeSettings();
  const now = useNow();
  const [asking, setAsking] = useState(false);
  const utils = trpc.useUtils();
  const revoke = trpc.invitations.revoke.useMutation({
    onSuccess: async () => {
      setAsking(false);
      await utils.invitations.list.invalidate();
    },
  });
  const state = getInvitationState(invitation, now);
  const { maxUses, usedCount, email, role, createdBy, expiresAt } = invitation;
  const facts = [
    maxUses === null
      ? t("invitations.usedUnlimited", { used: usedCount })
      : t("invitations.used", { used: usedCount, max: maxUses }),
    t("invitations.validUntil", { date: formatDay(expiresAt, time, now) }),
    t("invitations.by", { name: getName(people, createdBy, t) }),
  ];

  return (
    <li className="flex min-h-16 flex-wrap items-center gap-x-3 gap-y-2 py-3">
      <div className="flex min-w-0 flex-1 basis-64 flex-col gap-0.5">
        <p className="flex flex-wrap items-center gap-x-2">
          <span className="truncate font-semibold">{email ?? t("invitations.anyone")}</span>
          <Badge>{t(`roles.${role}`)}</Badge>
          <Badge tone={state === "open" ? "success" : "neutral"}>{t(`invitations.${state}`)}</Badge>
        </p>
        <p className="text-small text-muted">{facts.join(" · ")}</p>
      </div>
      {state === "open" && (
        <Button size="small" onClick={() => setAsking(true)}>
          {t("invitations.revoke")}
        </Button>
      )}
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("invitations.revokeTitle")}
        description={t("invitations.revokeText")}
        labels={{ confirm: t("invitations.revoke"), cancel: t("common.cancel") }}
        pending={revoke.isPending}
        error={revoke.error && describeError(t, revoke.error)}
        onConfirm={() => revoke.mutate({ invitationId: invitation.id })}
      />
    </li>
  );
}
