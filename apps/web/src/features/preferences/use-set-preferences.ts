import type { PreferencesSetInput } from "@parley/api";
import { useMutation } from "@tanstack/react-query";
import { describeError } from "../../lib/describe-error";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { gather } from "../../sync/state/gather.js";
import { showToast } from "../toasts/toast-store";
import { useWorkspaceSession } from "../workspaces/workspace-context";
import { applyMemberPreferences } from "./apply.js";

/** Changes what the reader decided for themselves; what goes wrong is said in passing. */
export function useSetPreferences() {
  const { t } = useTranslation();
  const { client, store } = useWorkspaceSession();
  return useMutation({
    mutationFn: (input: PreferencesSetInput) => client.preferences.set.mutate(input),
    onSuccess: (answer) => store.update((state) => gather(state, [applyMemberPreferences(state, answer)])),
    onError: (error) => showToast({ tone: "error", title: describeError(t, error) }),
  });
}
