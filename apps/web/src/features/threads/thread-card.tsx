import { type Message, type Thread, toPlainText } from "@parley/api";
import { Avatar, CountBadge, formatListTime } from "@parley/ui";
import { AppLink } from "../../lib/app-link";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { useNow } from "../../lib/use-now";
import { useTimeSettings } from "../../lib/use-time-settings";
import { paths } from "../../routes/paths";
import { useConversationName } from "../conversations/use-conversation-name";
import { getName } from "../members/names";
import { usePeople } from "../members/use-people";
import { getMentionNames } from "../messages/describe-message";
import { useClientState, useWorkspaceSession } from "../workspaces/workspace-context";

/** Characters of a message, which shows on two lines. */
const LONGEST_EXCERPT = 300;

/** A thread in the overview: what it is about, its last replies, what of it is unread. All of it leads there. */
export function ThreadCard({ thread }: { thread: Thread }) {
  const { t } = useTranslation();
  const { slug } = useWorkspaceSession();
  const { rootId, conversationId, root, lastReplies, replyCount } = thread;
  const conversationName = useConversationName(conversationId);
  const people = usePeople();
  // What the stream told since the list was fetched counts.
  const unreadCount = useClientState((state) => state.threads[rootId]?.unreadCount ?? thread.unreadCount);
  const about = root === null ? t("threads.rootHidden") : textOf(root);

  function textOf(message: Message): string {
    if (message.deletedAt !== null) return t("messages.deleted");
    return toPlainText(message.text, getMentionNames(people, t), LONGEST_EXCERPT);
  }

  return (
    <article
      aria-label={about}
      className="relative flex flex-col gap-2 rounded-bubble-lg border border-line p-3 hover:bg-sunken"
    >
      <div className="flex items-center gap-2">
        <h3 className="min-w-0 flex-1 truncate text-small font-semibold text-muted">{conversationName}</h3>
        <CountBadge count={unreadCount} label={t("threads.unreadReplies", { count: unreadCount })} />
      </div>
      {root ? <Line message={root} text={about} /> : <p className="text-small text-muted">{about}</p>}
      {replyCount > lastReplies.length && (
        <p className="pl-8 text-small text-muted">{t("threads.replies", { count: replyCount })}</p>
      )}
      <ul className="flex flex-col gap-1 pl-8">
        {lastReplies.map((reply) => (
          <li key={reply.id}>
            <Line message={reply} text={textOf(reply)} />
          </li>
        ))}
      </ul>
      <AppLink
        href={paths.thread(slug, conversationId, rootId)}
        aria-label={t("threads.open", { text: about })}
        className="absolute inset-0 rounded-bubble-lg -outline-offset-2"
      />
    </article>
  );
}

function Line({ message, text }: { message: Message; text: string }) {
  const { t } = useTranslation();
  const people = usePeople();
  const time = useTimeSettings();
  const now = useNow();
  const name = getName(people, message.authorId, t);
  return (
    <div className="flex min-w-0 items-baseline gap-2">
      <span className="self-start">
        <Avatar id={message.authorId} name={name} size={24} />
      </span>
      <p className="line-clamp-2 min-w-0 flex-1 text-body">
        <span className="font-bold">{name}</span>{" "}
        <span className={message.deletedAt === null ? "" : "italic text-muted"}>{text}</span>
      </p>
      <time dateTime={message.createdAt} className="shrink-0 text-meta text-muted tabular-nums">
        {formatListTime(message.createdAt, time, now)}
      </time>
    </div>
  );
}
