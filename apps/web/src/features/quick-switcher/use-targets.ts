import { roleAtLeast } from "@parley/api";
import { keepPreviousData } from "@tanstack/react-query";
import { useDeferredValue, useMemo } from "react";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { trpc } from "../../lib/trpc";
import { paths } from "../../routes/paths";
import { getConversationName, getOtherId, sortConversations } from "../conversations/to-conversation-view";
import { usePeople } from "../members/use-people";
import { useClientState, useWorkspaceSession } from "../workspaces/workspace-context";
import type { Target } from "./find-targets";

/** Everywhere one can go by what is typed; a page's id is its address. */
export function useTargets(query: string): readonly Target[] {
  const { t } = useTranslation();
  const { slug } = useWorkspaceSession();
  const people = usePeople();
  const conversations = useClientState((state) => state.conversations);
  const role = useClientState((state) => state.workspace.role);

  const asked = useDeferredValue(query.trim());
  const directory = trpc.members.list.useQuery(asked ? { query: asked } : {}, { placeholderData: keepPreviousData });
  const members = directory.data?.items;

  return useMemo(() => {
    const sorted = sortConversations(Object.values(conversations));
    const written = new Set(
      sorted.filter(({ kind }) => kind === "direct").map((conversation) => getOtherId(conversation, people.meId)),
    );
    const pages = [
      { id: paths.saved(slug), name: t("saved.title") },
      { id: paths.scheduled(slug), name: t("scheduled.title") },
      { id: paths.people(slug), name: t("people.title") },
      ...(roleAtLeast(role, "member")
        ? [
            { id: paths.groups(slug), name: t("groups.title") },
            { id: paths.invitations(slug), name: t("invitations.title") },
          ]
        : []),
      { id: paths.settings(slug), name: t("settings.title") },
    ];
    return [
      ...sorted.map((conversation) => ({
        id: conversation.id,
        kind: "conversation" as const,
        name: getConversationName(conversation, people, t),
        detail: conversation.kind === "group" ? t("newConversation.group") : t("newConversation.direct"),
      })),
      ...(members ?? [])
        .filter(({ id, deactivatedAt }) => deactivatedAt === null && !written.has(id))
        .map(({ id, name }) => ({ id, kind: "person" as const, name, detail: t("newConversation.person") })),
      ...pages.map((page) => ({ ...page, kind: "page" as const, detail: t("quickSwitcher.page") })),
    ];
  }, [t, slug, people, conversations, role, members]);
}
