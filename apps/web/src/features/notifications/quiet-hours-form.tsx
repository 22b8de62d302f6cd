import type { QuietHours } from "@parley/api";
import { Button, Checkbox, Select, Switch, TextField } from "@parley/ui";
import { useState } from "react";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { useTimeSettings } from "../../lib/use-time-settings";
import { useSetPreferences } from "../preferences/use-set-preferences";
import { listTimeZones } from "./list-time-zones";

const WEEK = [1, 2, 3, 4, 5, 6, 7];
/** A Monday, for the names of the days. */
const MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

/** When nothing is to make itself heard; off, or on with days, times and a zone. */
export function QuietHoursForm({ quietHours }: { quietHours: QuietHours | null }) {
  const { t, language } = useTranslation();
  const { timeZone } = useTimeSettings();
  const set = useSetPreferences();
  const [draft, setDraft] = useState(quietHours);
  const weekday = new Intl.DateTimeFormat(language, { weekday: "long", timeZone: "UTC" });
  const change = (changed: Partial<QuietHours>) => setDraft((before) => before && { ...before, ...changed });
  const isWrong = draft !== null && (draft.days.length === 0 || draft.from === "" || draft.to === "");

  return (
    <form
      noValidate
      className="flex flex-col items-start gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isWrong) set.mutate({ notifications: { quietHours: draft } });
      }}
    >
      <div className="w-full">
        <Switch
          label={t("notifications.quiet")}
          description={t("notifications.quietHint")}
          checked={draft !== null}
          disabled={set.isPending}
          onChange={(isOn) => {
            setDraft(isOn ? { days: WEEK, from: "20:00", to: "07:00", timeZone } : null);
            if (!isOn && quietHours !== null) set.mutate({ notifications: { quietHours: null } });
          }}
        />
      </div>
      {draft && (
        <>
          <fieldset className="flex flex-col gap-2">
            <legend className="mb-1.5 text-small font-semibold">{t("notifications.days")}</legend>
            <div className="flex flex-wrap gap-x-4 gap-y-2">
              {WEEK.map((day) => (
                <Checkbox
                  key={day}
                  label={weekday.format(MONDAY + (day - 1) * DAY_MS)}
                  checked={draft.days.includes(day)}
                  onChange={(isOn) =>
                    change({ days: WEEK.filter((each) => (each === day ? isOn : draft.days.includes(each))) })
                  }
                />
              ))}
            </div>
            {draft.days.length === 0 && (
              <p role="alert" className="text-small text-danger-text">
                {t("notifications.noDays")}
              </p>
            )}
          </fieldset>
          <div className="flex flex-wrap gap-3">
            {(["from", "to"] as const).map((end) => (
              <TextField
                key={end}
                type="time"
                label={t(`notifications.${end}`)}
                error={draft[end] === "" ? t("notifications.noTime") : undefined}
                value={draft[end]}
                onChange={(time) => change({ [end]: time })}
              />
            ))}
          </div>
          <div className="w-full max-w-70">
            <Select
              label={t("notifications.timeZone")}
              options={listTimeZones(draft.timeZone).map((value) => ({ value, label: value.replaceAll("_", " ") }))}
              value={draft.timeZone}
              onChange={(zone) => change({ timeZone: zone })}
            />
          </div>
          <Button
            type="submit"
            pending={set.isPending}
            disabled={isWrong || JSON.stringify(draft) === JSON.stringify(quietHours)}
          >
            {t("common.save")}
          </Button>
        </>
      )}
    </form>
  );
}
