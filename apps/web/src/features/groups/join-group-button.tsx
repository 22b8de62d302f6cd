import type { DiscoverableGroup } from "@parley/api";
import { Button } from "@parley/ui";
import { useMutation } from "@tanstack/react-query";
import { describeError } from "../../lib/describe-error";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { paths } from "../../routes/paths";
import { navigate } from "../../routes/use-place";
import { useTakeConversation } from "../conversations/use-take-conversation";
import { showToast } from "../toasts/toast-store";
import { useWorkspaceSession } from "../workspaces/workspace-context";

/** Joins a public group and opens it; opens it right away for those who are in it. */
export function JoinGroupButton({ group }: { group: DiscoverableGroup }) {
  const { t } = useTranslation();
  const { slug, client } = useWorkspaceSession();
  const take = useTakeConversation();
  const open = (id: string) => navigate(paths.conversation(slug, id));
  const join = useMutation({
    mutationFn: () => take(() => client.groups.join.mutate({ conversationId: group.id })),
    onSuccess: open,
    onError: (error) => showToast({ tone: "error", title: describeError(t, error) }),
  });
  if (group.joined) {
    return (
      <Button
        size="small"
        variant="ghost"
        aria-label={`${t("groups.open")}: ${group.name}`}
        onClick={() => open(group.id)}
      >
        {t("groups.open")}
      </Button>
    );
  }
  return (
    <Button
      size="small"
      aria-label={`${t("groups.join")}: ${group.name}`}
      pending={join.isPending}
      onClick={() => join.mutate()}
    >
      {t("groups.join")}
    </Button>
  );
}
