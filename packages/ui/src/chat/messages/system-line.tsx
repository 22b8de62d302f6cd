import { classNames } from "../../theme/class-names";
import { formatDateTime, formatTime, type TimeSettings } from "../format-time";
import type { Density } from "./message-item";

export interface SystemLineProps extends TimeSettings {
  /** Who did what, complete and translated: "Jana Roth added Tim Krause". */
  text: string;
  /** ISO 8601. */
  createdAt: string;
  density?: Density;
}

/** A quiet line in the conversation on a join, leave, role or name change. */
export function SystemLine({ text, createdAt, density = "cosy", locale, timeZone }: SystemLineProps) {
  return (
    <p
      className={classNames(
        "flex flex-wrap items-baseline gap-x-2 pr-4 text-small text-muted",
        density === "compact" ? "py-px pl-21" : "py-1 pl-16",
      )}
    >
      <span className="wrap-anywhere">{text}</span>
      <time dateTime={createdAt} title={formatDateTime(createdAt, { locale, timeZone })} className="text-meta">
        {formatTime(createdAt, { locale, timeZone })}
      </time>
    </p>
  );
}
