import type { Message } from "@parley/api";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { receiveMembers } from "../members/receive-members.js";
import { useClientState, useWorkspaceSession } from "../workspaces/workspace-context";

/** Names shown in the hint; of more people only the number. */
const NAMED = 20;

export interface ReactorsProps {
  message: Pick<Message, "id" | "reactions" | "reactionsRev">;
  emoji: string;
}

/** Who put an emoji on a message; asked of the server when it shows. */
export function Reactors({ message, emoji }: ReactorsProps) {
  const { t, language } = useTranslation();
  const { client, store, queryClient } = useWorkspaceSession();
  const { meId, members } = useClientState((state) => state);
  const count = message.reactions.find((reaction) => reaction.emoji === emoji)?.count ?? 0;
  const { data, isError } = useQuery(
    {
      queryKey: ["reactors", message.id, emoji, message.reactionsRev],
      queryFn: async () => {
        const { items } = await client.reactions.list.query({ messageId: message.id, emoji, limit: NAMED });
        const known = store.get().members;
        const memberIds = items.map(({ memberId }) => memberId).filter((id) => known[id] === undefined);
        if (memberIds.length > 0) {
          const found = await client.members.get.query({ memberIds });
          store.update((state) => receiveMembers(state, found.members));
        }
        return items;
      },
    },
    queryClient,
  );
  if (isError) return t("reactions.namesFailed");
  if (!data) return t("reactions.loadingNames");
  const names = data.map(({ memberId }) =>
    memberId === meId ? t("common.you") : (members[memberId]?.name ?? t("common.someone")),
  );
  const others = Math.max(0, count - names.length);
  const listed = others > 0 ? [...names, t("reactions.others", { count: others })] : names;
  return t("reactions.by", { names: new Intl.ListFormat(language).format(listed), emoji });
}
