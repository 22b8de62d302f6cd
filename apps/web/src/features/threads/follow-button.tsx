import { IconButton } from "@parley/ui";
import { useMutation } from "@tanstack/react-query";
import Bell from "lucide-react/icons/bell";
import BellOff from "lucide-react/icons/bell-off";
import { describeError } from "../../lib/describe-error";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { showToast } from "../toasts/toast-store";
import { useClientState, useWorkspaceSession } from "../workspaces/workspace-context";
import { receiveThreadState } from "./receive-thread-state.js";

/** Follows the thread, or takes it off the reader's list. */
export function FollowButton({ rootId }: { rootId: string }) {
  const { t } = useTranslation();
  const { client, store } = useWorkspaceSession();
  const following = useClientState((state) => state.threads[rootId]?.following ?? false);
  const toggle = useMutation({
    mutationFn: () => client.threads[following ? "unfollow" : "follow"].mutate({ rootId }),
    onSuccess: (standing) => {
      store.update((state) => receiveThreadState(state, standing));
      showToast({ tone: "success", title: t(standing.following ? "threads.followed" : "threads.unfollowed") });
    },
    onError: (error) => showToast({ tone: "error", title: describeError(t, error) }),
  });
  return (
    <IconButton
      label={t(following ? "threads.unfollow" : "threads.follow")}
      icon={following ? <Bell aria-hidden="true" size={18} /> : <BellOff aria-hidden="true" size={18} />}
      tooltipSide="bottom"
      disabled={toggle.isPending}
      onClick={() => toggle.mutate()}
    />
  );
}
