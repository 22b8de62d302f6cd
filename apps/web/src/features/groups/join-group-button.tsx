import type { DiscoverableGroup } from "@parley/api";
import { Button } from "@parley/ui";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { describeError } from "../../lib/describe-error";
import { paths } from "../../routes/paths";
import { useTakeConversation } from "../conversations/use-take-conversation";
import { showToast } from "../toasts/toast-store";
import { useWorkspaceSession } from "../workspaces/workspace-context";

/** Joins a public group and opens it; opens it right away for those who are in it. */
export function JoinGroupButton({ group }: { group: DiscoverableGroup }) {
  const { t } = useTranslation();
  const { slug, client } = useWorkspaceSession();
  const router = useRouter();
  const take = useTakeConversation();
  const open = (id: string) => router.history.push(paths.conversation(slug, id));
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
