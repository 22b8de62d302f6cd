import BellOff from "lucide-react/icons/bell-off";
import Pin from "lucide-react/icons/pin";
import { type ReactNode, useId } from "react";
import { CountBadge } from "../../primitives/count-badge";
import type { PresenceStatus } from "../../primitives/presence-dot";
import { classNames } from "../../theme/class-names";
import { formatListTime, type TimeSettings } from "../format-time";
import { describeStatus, StatusMark } from "../people/status-mark";
import { TypingDots } from "../people/typing-dots";
import type { LinkComponent } from "../shell/link-component";
import { ConversationAvatar } from "./conversation-avatar";
import type { ConversationView } from "./conversation-view";

export interface ConversationListItemLabels {
  /** "3 unread messages" */
  unread(count: number): string;
  /** "1 mention" */
  mentions(count: number): string;
  /** "online", "away"; of the other person in a direct conversation. */
  presence(status: PresenceStatus): string;
  muted: string;
  pinned: string;
  draft: string;
  failed: string;
}

export interface ConversationListItemProps extends TimeSettings {
  conversation: ConversationView;
  href: string;
  active: boolean;
  /** In the tab order; of a list only one is (arrow keys reach the others). */
  tabbable?: boolean;
  now: Date;
  link?: LinkComponent;
  /** Hover or focus: the person is likely to open it, so fetch it. */
  onPrefetch?(id: string): void;
  labels: ConversationListItemLabels;
}

/** One conversation in the list: a link named like the conversation, described by its state and last message. */
export function ConversationListItem(props: ConversationListItemProps) {
  const {
    conversation,
    href,
    active,
    tabbable = true,
    now,
    locale,
    timeZone,
    link: Link = "a",
    onPrefetch,
    labels,
  } = props;
  const id = useId();
  const { unreadCount, mentionCount, muted = false } = conversation;
  const isUnread = unreadCount > 0 && !muted;
  return (
    <Link
      href={href}
      aria-describedby={`${id}-state ${id}-preview ${id}-time`}
      aria-current={active ? "page" : undefined}
      tabIndex={tabbable ? 0 : -1}
      onPointerEnter={() => onPrefetch?.(conversation.id)}
      onFocus={() => onPrefetch?.(conversation.id)}
      className={classNames(
        "flex items-center gap-3 rounded-lg px-2 py-2 -outline-offset-2 transition-colors duration-100",
        active
          ? "bg-surface shadow-card [--avatar-ring:var(--surface)]"
          : "[--avatar-ring:var(--canvas)] hover:bg-hover hover:[--avatar-ring:var(--hover)]",
      )}
    >
      <ConversationAvatar conversation={conversation} />
      <span className="flex min-w-0 flex-1 flex-col">
        <span className="flex items-baseline gap-2">
          <span
            className={classNames(
              "min-w-0 flex-1 truncate text-body",
              isUnread ? "font-bold" : active ? "font-semibold" : "font-medium",
              muted && !active ? "text-muted" : "text-ink",
            )}
          >
            {conversation.name}
            {conversation.person?.status && (
              <span className="ml-1.5">
                <StatusMark status={conversation.person.status} isSilent />
              </span>
            )}
          </span>
          <time
            id={`${id}-time`}
            aria-hidden="true"
            dateTime={conversation.lastActivityAt}
            className={classNames(
              "shrink-0 text-meta tabular-nums",
              isUnread ? "font-semibold text-ink" : "text-muted",
            )}
          >
            {formatListTime(conversation.lastActivityAt, { locale, timeZone }, now)}
          </time>
        </span>
        <span aria-hidden="true" className="flex h-5 items-center gap-1.5 text-small">
          <span
            id={`${id}-preview`}
            className={classNames("min-w-0 flex-1 truncate", isUnread ? "text-ink" : "text-muted")}
          >
            <Preview conversation={conversation} labels={labels} />
          </span>
          {conversation.pinned && <Pin aria-hidden="true" size={13} className="shrink-0 text-muted" />}
          {muted && <BellOff aria-hidden="true" size={13} className="shrink-0 text-muted" />}
          <CountBadge count={mentionCount} tone="strong" prefix="@" />
          <CountBadge
            count={unreadCount}
            tone={muted ? "quiet" : conversation.kind === "direct" ? "strong" : "normal"}
          />
        </span>
      </span>
      <span id={`${id}-state`} hidden>
        {[
          unreadCount > 0 && labels.unread(unreadCount),
          mentionCount > 0 && labels.mentions(mentionCount),
          conversation.person?.presence && labels.presence(conversation.person.presence),
          conversation.person?.status && describeStatus(conversation.person.status),
          muted && labels.muted,
          conversation.pinned && labels.pinned,
        ]
          .filter(Boolean)
          .join(", ")}
      </span>
    </Link>
  );
}

function Preview({ conversation, labels }: Pick<ConversationListItemProps, "conversation" | "labels">): ReactNode {
  if (conversation.typing) {
    return (
      <span className="inline-flex max-w-full items-center gap-1.5 text-accent-text">
        <TypingDots />
        <span className="truncate">{conversation.typing}</span>
      </span>
    );
  }
  if (conversation.failed) return <span className="font-medium text-danger-text">{labels.failed}</span>;
  return (
    <>
      {conversation.draft && <span className="mr-1 font-medium text-accent-text">{labels.draft}</span>}
      {conversation.preview}
    </>
  );
}
