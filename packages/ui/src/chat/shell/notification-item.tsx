import { type ReactNode, useId, useState } from "react";
import { Button } from "../../primitives/button";
import { classNames } from "../../theme/class-names";
import type { LinkComponent } from "./link-component";

export interface NotificationItemProps {
  /** Where it happened. */
  href: string;
  link?: LinkComponent;
  /** 32 px: who did it. */
  avatar: ReactNode;
  /** Who did what, as a sentence. */
  title: string;
  /** What was written, in a line or two. */
  excerpt?: string;
  /** When, in few words; and as ISO 8601. */
  time: string;
  at: string;
  unread: boolean;
  /** Why it came, and what kept it quiet. */
  why: readonly string[];
  /** Shown while it is unread; without it nothing is offered. */
  onMarkRead?(): void;
  /** It was opened, by its link. */
  onOpen?(): void;
  labels: { unread: string; why: string; markRead: string };
}

/** One thing somebody was told of: all of it leads there, and it can say why it came. */
export function NotificationItem(props: NotificationItemProps) {
  const { href, link: Link = "a", avatar, title, excerpt, time, at, unread, why, onMarkRead, onOpen, labels } = props;
  const [isExplained, setExplained] = useState(false);
  const id = useId();
  return (
    <article
      aria-labelledby={`${id}-title`}
      className={classNames(
        "relative flex gap-3 rounded-bubble-lg border p-3 hover:bg-sunken",
        unread ? "border-accent bg-surface" : "border-line",
      )}
    >
      {avatar}
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <div className="flex items-baseline gap-2">
          <h4 className={classNames("min-w-0 flex-1 text-body wrap-anywhere", unread && "font-semibold")}>
            <Link
              href={href}
              data-notification={id}
              onClick={() => onOpen?.()}
              className="rounded-sm text-ink after:absolute after:inset-0"
            >
              <span id={`${id}-title`}>{title}</span>
              {unread && <span className="sr-only">, {labels.unread}</span>}
            </Link>
          </h4>
          <time dateTime={at} className="shrink-0 text-meta text-muted">
            {time}
          </time>
        </div>
        {excerpt && <p className="line-clamp-2 text-small wrap-anywhere text-muted">{excerpt}</p>}
        <div className="relative -ml-2.5 flex flex-wrap gap-1">
          <Button
            size="small"
            variant="ghost"
            aria-expanded={isExplained}
            aria-controls={`${id}-why`}
            onClick={() => setExplained(!isExplained)}
          >
            {labels.why}
          </Button>
          {unread && onMarkRead && (
            <Button size="small" variant="ghost" onClick={onMarkRead}>
              {labels.markRead}
            </Button>
          )}
        </div>
        <div id={`${id}-why`} className="relative text-small text-ink" hidden={!isExplained}>
          {why.map((reason) => (
            <p key={reason}>{reason}</p>
          ))}
        </div>
      </div>
    </article>
  );
}
