import ChevronRight from "lucide-react/icons/chevron-right";
import { Avatar } from "../../primitives/avatar";
import { CountBadge } from "../../primitives/count-badge";
import { classNames } from "../../theme/class-names";
import { formatAgo } from "../format-time";
import type { PersonView } from "../people/person-view";

/** The replies to a message, ready to show. */
export interface ThreadView {
  /** At least one. */
  replyCount: number;
  /** ISO 8601, UTC. */
  lastReplyAt: string;
  /** Who replied, the last first. */
  participants: readonly PersonView[];
  /** Unread replies; 0 where the person does not follow the thread. */
  unreadCount: number;
}

export interface ThreadBarLabels {
  /** "3 replies" */
  replies(count: number): string;
  /** "Last reply 5 minutes ago" */
  lastReply(ago: string): string;
  /** "2 unread replies" */
  unreadReplies(count: number): string;
}

export interface ThreadBarProps {
  thread: ThreadView;
  /** Reachable with Tab: only on the message that has the focus. */
  tabbable: boolean;
  now: Date;
  locale: string;
  onOpen(): void;
  labels: ThreadBarLabels;
}

/** Faces shown of those who replied. */
const shownFaces = 4;

/** What stands under a message that was replied to: who did, how often and when; a button that opens the thread. */
export function ThreadBar({ thread, tabbable, now, locale, onOpen, labels }: ThreadBarProps) {
  const { replyCount, lastReplyAt, participants, unreadCount } = thread;
  const isUnread = unreadCount > 0;
  return (
    <button
      type="button"
      tabIndex={tabbable ? 0 : -1}
      onClick={onOpen}
      className="group/thread mt-1 mb-0.5 -ml-1 flex max-w-full items-center gap-2 rounded-lg border border-transparent py-1 pr-2 pl-1 text-left text-small transition-colors duration-100 hover:border-line hover:bg-surface"
    >
      <span className="flex shrink-0 gap-0.5">
        {participants.slice(0, shownFaces).map(({ id, name }) => (
          <Avatar key={id} id={id} name={name} size={24} />
        ))}
      </span>
      <span className={classNames("shrink-0 text-accent-text", isUnread ? "font-bold" : "font-semibold")}>
        {labels.replies(replyCount)}
      </span>{" "}
      <CountBadge count={unreadCount} label={labels.unreadReplies(unreadCount)} />{" "}
      <span className="min-w-0 truncate text-meta text-muted">
        {labels.lastReply(formatAgo(lastReplyAt, locale, now))}
      </span>
      <ChevronRight
        aria-hidden="true"
        size={14}
        className="shrink-0 text-muted opacity-0 group-hover/thread:opacity-100"
      />
    </button>
  );
}
