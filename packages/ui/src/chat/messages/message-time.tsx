import { Tooltip } from "../../primitives/tooltip";
import { formatDateTime, formatTime, type TimeSettings } from "../format-time";

export interface MessageTimeProps extends TimeSettings {
  id?: string;
  /** ISO 8601. */
  instant: string;
}

/** Written only while it is shown: there is one for each message. */
const FullTime = ({ instant, ...settings }: TimeSettings & { instant: string }) => formatDateTime(instant, settings);

/** Hour and minute, with the full date as a tooltip. */
export function MessageTime({ id, instant, locale, timeZone }: MessageTimeProps) {
  return (
    <Tooltip text={<FullTime instant={instant} locale={locale} timeZone={timeZone} />}>
      {({ ref, onPointerEnter, onPointerLeave, "aria-describedby": describedBy }) => (
        <time
          id={id}
          ref={ref}
          dateTime={instant}
          aria-describedby={describedBy}
          onPointerEnter={onPointerEnter}
          onPointerLeave={onPointerLeave}
          className="shrink-0 whitespace-nowrap text-micro text-muted tabular-nums"
        >
          {formatTime(instant, { locale, timeZone })}
        </time>
      )}
    </Tooltip>
  );
}
