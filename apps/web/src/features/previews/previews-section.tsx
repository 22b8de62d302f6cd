import { roleAtLeast } from "@parley/api";
import { Switch } from "@parley/ui";
import { useMutation } from "@tanstack/react-query";
import { describeError } from "../../lib/describe-error";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { trpc } from "../../lib/trpc";
import { Section } from "../settings/section";
import { showToast } from "../toasts/toast-store";
import { useClientState, useWorkspaceSession } from "../workspaces/workspace-context";

/** Whether the server looks at links in this workspace; for its admins. */
export function PreviewsSection() {
  const { t } = useTranslation();
  const { client } = useWorkspaceSession();
  const isAdmin = useClientState(({ workspace }) => roleAtLeast(workspace.role, "admin"));
  const utils = trpc.useUtils();
  const settings = trpc.previews.settings.useQuery(undefined, { enabled: isAdmin });
  const set = useMutation({
    mutationFn: (enabled: boolean) => client.previews.setSettings.mutate({ enabled }),
    onSuccess: (changed) => utils.previews.settings.setData(undefined, changed),
    onError: (error) => showToast({ tone: "error", title: describeError(t, error) }),
  });
  if (!isAdmin || !settings.data) return null;
  return (
    <Section title={t("previews.settings")}>
      <Switch
        label={t("previews.enable")}
        description={t("previews.enableHint")}
        checked={set.isPending ? set.variables : settings.data.enabled}
        disabled={set.isPending}
        onChange={(enabled) => set.mutate(enabled)}
      />
    </Section>
  );
}
