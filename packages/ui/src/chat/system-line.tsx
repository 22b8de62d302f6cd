import { formatDateTime, formatTime, type TimeSettings } from "./format-time";

export interface SystemLineProps extends TimeSettings {
  /** Who did what, complete and translated: "Jana Roth added Tim Krause". */
  text: string;
  /** ISO 8601. */
  createdAt: string;
}

/** A quiet line in the conversation on a join, leave, role or name change. */
export function SystemLine({ text, createdAt, locale, timeZone }: SystemLineProps) {
  return (
    <p className="flex flex-wrap items-baseline gap-x-2 px-4 py-1 pl-16 text-small text-muted">
      <span className="wrap-anywhere">{text}</span>
      <time dateTime={createdAt} title={formatDateTime(createdAt, { locale, timeZone })} className="text-meta">
        {formatTime(createdAt, { locale, timeZone })}
      </time>
    </p>
  );
}
