import { LIMITS } from "@parley/api";
import { Button, formatDateTime, TextField } from "@parley/ui";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { useNow } from "../../lib/use-now";
import { useTimeSettings } from "../../lib/use-time-settings";
import { getSendOffers, toInstant, toWallTime, type WallTime } from "./send-times";

const DAY_MS = 86_400_000;

export interface SendTimeFieldsProps {
  value: WallTime;
  onChange(value: WallTime): void;
  /** What is wrong with the time, once it was tried. */
  error: string | undefined;
}

/** Chooses when to send: one of the times offered, or one's own, by the clocks where one is. */
export function SendTimeFields({ value, onChange, error }: SendTimeFieldsProps) {
  const { t } = useTranslation();
  const time = useTimeSettings();
  const now = useNow();
  const instant = toInstant(value, time.timeZone);
  return (
    <div className="flex flex-col gap-3">
      <fieldset aria-label={t("scheduled.offers")} className="flex flex-wrap gap-2">
        {getSendOffers(now, time.timeZone).map(({ id, ...offer }) => (
          <Button
            key={id}
            size="small"
            aria-pressed={offer.date === value.date && offer.time === value.time}
            onClick={() => onChange(offer)}
          >
            {t(`scheduled.${id}`)}
          </Button>
        ))}
      </fieldset>
      <div className="grid grid-cols-2 gap-3">
        <TextField
          type="date"
          label={t("scheduled.date")}
          value={value.date}
          min={toWallTime(now, time.timeZone).date}
          max={toWallTime(now.getTime() + LIMITS.scheduledAheadDays * DAY_MS, time.timeZone).date}
          onChange={(date) => onChange({ ...value, date })}
        />
        <TextField
          type="time"
          label={t("scheduled.time")}
          value={value.time}
          onChange={(next) => onChange({ ...value, time: next })}
        />
      </div>
      <p aria-live="polite" className="text-small text-muted">
        {instant && t("scheduled.willBeSent", { time: formatDateTime(instant, time), zone: time.timeZone })}
      </p>
      <p role="alert" className={error ? "text-small font-medium text-danger-text" : "sr-only"}>
        {error}
      </p>
    </div>
  );
}
