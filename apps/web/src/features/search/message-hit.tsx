import type { FoundMessage } from "@parley/api";
import { Avatar, formatListTime, SearchHit } from "@parley/ui";
import { AppLink } from "../../lib/app-link";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { useNow } from "../../lib/use-now";
import { useTimeSettings } from "../../lib/use-time-settings";
import { useConversationName } from "../conversations/use-conversation-name";
import { getName } from "../members/names";
import { usePeople } from "../members/use-people";
import { getMentionNames } from "../messages/describe-message";
import { getMessagePath } from "../messages/get-message-path";
import { useWorkspaceSession } from "../workspaces/workspace-context";
import { toPlainSnippet } from "./to-plain-snippet";
import { toSnippetParts } from "./to-snippet-parts";

/** A message that was found: leads to where it stands. */
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
        href={getMessagePath(slug, message)}
        link={AppLink}
        avatar={<Avatar id={message.authorId} name={author} size={32} />}
        title={author}
        detail={t("search.where", { place, time })}
        snippet={toSnippetParts(toPlainSnippet(message.snippet, getMentionNames(people, t)))}
      />
    </li>
  );
}
