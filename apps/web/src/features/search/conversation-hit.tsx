import type { FoundConversation } from "@parley/api";
import { Avatar, MarkedText, SearchHit } from "@parley/ui";
import { useMutation } from "@tanstack/react-query";
import Hash from "lucide-react/icons/hash";
import { AppLink } from "../../lib/app-link";
import { describeError } from "../../lib/describe-error";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { paths } from "../../routes/paths";
import { navigate } from "../../routes/use-place";
import { useTakeConversation } from "../conversations/use-take-conversation";
import { usePeople } from "../members/use-people";
import { showToast } from "../toasts/toast-store";
import { useWorkspaceSession } from "../workspaces/workspace-context";
import { toSnippetParts } from "./to-snippet-parts";

export interface ConversationHitProps {
  conversation: FoundConversation;
  /** Whether the reader is in it; otherwise they join with opening it. */
  joined: boolean;
}

/** A conversation that was found by its name, or by what a group's description says. */
export function ConversationHit({ conversation, joined }: ConversationHitProps) {
  const { t } = useTranslation();
  const { slug, client } = useWorkspaceSession();
  const people = usePeople();
  const take = useTakeConversation();
  const join = useMutation({
    mutationFn: () => take(() => client.groups.join.mutate({ conversationId: conversation.id })),
    onSuccess: (id) => navigate(paths.conversation(slug, id)),
    onError: (error) => showToast({ tone: "error", title: describeError(t, error) }),
  });
  const { id, name, kind, snippet } = conversation;
  const parts = toSnippetParts(snippet);
  const byDescription = kind === "group" && snippet.text !== name;
  const otherId = conversation.participantIds.find((one) => one !== people.meId) ?? people.meId;
  const title = name ?? snippet.text;
  return (
    <li>
      <SearchHit
        href={paths.conversation(slug, id)}
        link={AppLink}
        avatar={
          <Avatar
            id={kind === "group" ? id : otherId}
            name={title}
            size={32}
            {...(kind === "group" && { icon: <Hash size={14} /> })}
          />
        }
        title={byDescription ? title : <MarkedText parts={parts} />}
        detail={joined ? t(kind === "group" ? "newConversation.group" : "newConversation.direct") : t("search.join")}
        {...(byDescription && { snippet: parts })}
        {...(!joined && { onOpen: () => join.mutate() })}
      />
    </li>
  );
}
