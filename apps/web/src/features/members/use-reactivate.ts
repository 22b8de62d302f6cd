import { describeError } from "../../lib/describe-error";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { trpc } from "../../lib/trpc";
import { showToast } from "../toasts/toast-store";
import { useTakeMember } from "./use-take-member";

/** Lets a deactivated member back in. */
export function useReactivate() {
  const { t } = useTranslation();
  const take = useTakeMember();
  return trpc.members.reactivate.useMutation({
    onSuccess: ({ member }) => take(member),
    onError: (error) => showToast({ tone: "error", title: describeError(t, error) }),
  });
}
