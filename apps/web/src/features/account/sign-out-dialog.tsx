import { AlertDialog } from "@parley/ui";
import { describeError } from "../../lib/describe-error";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { useDialogs } from "../shell/use-dialogs";
import { useOutboxEntries } from "../workspaces/workspace-context";
import { useSignOut } from "./use-sign-out";

/** Asks before unsent messages are lost with a sign-out. */
export function SignOutDialog() {
  const { t } = useTranslation();
  const { close } = useDialogs();
  const count = useOutboxEntries().length;
  const signOut = useSignOut();
  return (
    <AlertDialog
      open
      onOpenChange={close}
      title={t("sidebar.unsentTitle")}
      description={t("sidebar.unsentText", { count })}
      labels={{ confirm: t("sidebar.signOut"), cancel: t("common.cancel") }}
      pending={signOut.isPending}
      error={signOut.error && describeError(t, signOut.error)}
      onConfirm={() => signOut.mutate()}
    />
  );
}
