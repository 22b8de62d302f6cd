import { type Conversation, mayInGroup, reasonOf } from "@parley/api";
import { Banner, Button } from "@parley/ui";
import { useMutation } from "@tanstack/react-query";
import { useEffect } from "react";
import { describeError } from "../../lib/describe-error";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { useTakeConversation } from "../conversations/use-take-conversation";
import { getName } from "../members/names";
import { showToast } from "../toasts/toast-store";
import { useClientState, useWorkspaceSession } from "../workspaces/workspace-context";

export interface OutsideBannerProps {
  conversation: Conversation;
  /** The conversation's id, or that of a thread's root. */
  placeId: string;
  memberIds: readonly string[];
}

/** Tells who was mentioned and is not there, and adds them where the reader may. */
export function OutsideBanner({ conversation, placeId, memberIds }: OutsideBannerProps) {
  const { t, language } = useTranslation();
  const { client, store, outsideMentions } = useWorkspaceSession();
  const members = useClientState((state) => state.members);
  const workspaceRole = useClientState((state) => state.workspace.role);
  const take = useTakeConversation();
  const mayAdd = conversation.kind === "group" && mayInGroup({ role: conversation.role, workspaceRole }, "addMember");
  const names = new Intl.ListFormat(language).format(memberIds.map((id) => getName({ members }, id, t)));

  useEffect(() => {
    const strangers = memberIds.filter((id) => !store.get().members[id]);
    if (strangers.length === 0) return;
    store.update((state) => ({
      state,
      refetch: strangers.map((memberId) => ({ kind: "member", memberId }) as const),
    }));
  }, [memberIds, store]);

  const add = useMutation({
    mutationFn: async () => {
      for (const memberId of memberIds) {
        await take(() => client.groups.addMember.mutate({ conversationId: conversation.id, memberId })).catch(
          (error: unknown) => {
            // Somebody else was faster; that they are in is what was wanted.
            if (reasonOf(error) !== "ALREADY_MEMBER") throw error;
          },
        );
      }
    },
    onSuccess: () => {
      outsideMentions.dismiss(placeId);
      showToast({ tone: "success", title: t("mentions.added", { names }) });
    },
  });
  return (
    <div className="mx-4 mb-2">
      <Banner
        tone={add.error ? "danger" : "info"}
        onDismiss={() => outsideMentions.dismiss(placeId)}
        labels={{ dismiss: t("mentions.dismiss") }}
      >
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <span className="min-w-48 flex-1">
            {add.error ? describeError(t, add.error) : t("mentions.notThere", { names })}
          </span>
          {mayAdd && (
            <Button size="small" pending={add.isPending} onClick={() => add.mutate()}>
              {t("mentions.add")}
            </Button>
          )}
        </div>
      </Banner>
    </div>
  );
}
