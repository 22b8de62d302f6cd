import type { ReactNode } from "react";
import { ScrollBox } from "../../markdown/scroll-box";
import { Avatar } from "../../primitives/avatar";
import { formatDateTime, type TimeSettings } from "../format-time";
import type { PersonView } from "../people/person-view";

export interface MessageCardProps extends TimeSettings {
  author: PersonView;
  /** ISO 8601. */
  createdAt: string;
  /** Where it was written, where that is not plain from the place. */
  place?: ReactNode;
  /** Who keeps it here, and since when. */
  note?: ReactNode;
  /** What can be done with it; buttons and links. */
  actions?: ReactNode;
  /** The text. */
  children: ReactNode;
}

/** A message outside of its conversation: as an article with what can be done with it. */
export function MessageCard({ author, createdAt, place, note, actions, children, locale, timeZone }: MessageCardProps) {
  return (
    <article aria-label={author.name} className="flex gap-3 rounded-md border border-line bg-surface p-3">
      <Avatar id={author.id} name={author.name} size={32} {...(author.inactive && { inactive: true })} />
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <p className="flex flex-wrap items-baseline gap-x-2 text-meta text-muted">
          <span className="text-body font-bold text-ink">{author.name}</span>
          <time dateTime={createdAt}>{formatDateTime(createdAt, { locale, timeZone })}</time>
          {place && <span className="min-w-0 truncate">{place}</span>}
        </p>
        <ScrollBox label={author.name} className="max-h-60 text-body text-ink">
          {children}
        </ScrollBox>
        {note && <p className="text-meta text-muted">{note}</p>}
        {actions && <div className="-ml-2.5 flex flex-wrap gap-1">{actions}</div>}
      </div>
    </article>
  );
}
