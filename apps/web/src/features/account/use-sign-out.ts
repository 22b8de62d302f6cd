import { useMutation } from "@tanstack/react-query";
import { describeError } from "../../lib/describe-error";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { paths } from "../../routes/paths";
import { showToast } from "../toasts/toast-store";
import { useWorkspaceSession } from "../workspaces/workspace-context";
import { forgetEverything } from "./forget-everything";

/** Ends the session and takes everything of this person off the device. */
export function useSignOut() {
  const { t } = useTranslation();
  const { client } = useWorkspaceSession();
  return useMutation({
    mutationFn: () => client.auth.signOut.mutate(),
    onSuccess: async () => {
      await forgetEverything();
      // A page loaded anew holds nothing of before in memory.
      location.assign(paths.signIn);
    },
    onError: (error) => showToast({ tone: "error", title: describeError(t, error) }),
  });
}
