import type { FoundMessage } from "@parley/api";
import { Avatar, formatListTime, SearchHit } from "@parley/ui";
import { AppLink } from "../../lib/app-link";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { useNow } from "../../lib/use-now";
import { useTimeSettings } from "../../lib/use-time-settings";
import { paths } from "../../routes/paths";
import { useConversationName } from "../conversations/use-conversation-name";
import { getName } from "../members/names";
import { usePeople } from "../members/use-people";
import { useWorkspaceSession } from "../workspaces/workspace-context";
import { toSnippetParts } from "./to-snippet-parts";

/** A message that was found: leads to its place in the conversation, a reply to that in its thread. */
export function MessageHit({ message }: { message: FoundMessage }) {
  const { t } = useTranslation();
  const { slug } = useWorkspaceSession();
  const people = usePeople();
  const place = useConversationName(message.conversationId) ?? "";
  const time = formatListTime(message.createdAt, useTimeSettings(), useNow());
  const author = getName(people, message.authorId, t);
  return (
    <li>
      <SearchHit
        href={
          message.threadRootId === null
            ? paths.message(slug, message.conversationId, message.seq)
            : paths.thread(slug, message.conversationId, message.threadRootId, message.seq)
        }
        link={AppLink}
        avatar={<Avatar id={message.authorId} name={author} size={32} />}
        title={author}
        detail={t("search.where", { place, time })}
        snippet={toSnippetParts(message.snippet, people, t)}
      />
    </li>
  );
}
