import { useTranslation } from "react-i18next";
import { describeError } from "../../lib/describe-error";
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
