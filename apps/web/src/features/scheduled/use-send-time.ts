import { LIMITS } from "@parley/api";
import { useState } from "react";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { useTimeSettings } from "../../lib/use-time-settings";
import { getSendOffers, toInstant, toWallTime, type WallTime } from "./send-times";

const DAY_MS = 86_400_000;

/** A time for sending that is being chosen. */
export interface SendTime {
  readonly wall: WallTime;
  set(wall: WallTime): void;
  /** What is wrong with it, once it was asked for. */
  readonly error: string | undefined;
  /** The chosen instant; without one, `error` says why. */
  check(): string | undefined;
}

/** Begins at the given time, else at the first that is offered. */
export function useSendTime(initial: string | undefined): SendTime {
  const { t } = useTranslation();
  const { timeZone } = useTimeSettings();
  const [wall, setWall] = useState<WallTime>(() => {
    if (initial !== undefined) return toWallTime(initial, timeZone);
    const now = new Date();
    return getSendOffers(now, timeZone)[0] ?? toWallTime(now, timeZone);
  });
  const [error, setError] = useState<string>();
  return {
    wall,
    set: ({ date, time }) => {
      setWall({ date, time });
      setError(undefined);
    },
    error,
    check: () => {
      const instant = toInstant(wall, timeZone);
      const aheadMs = instant === undefined ? Number.NaN : Date.parse(instant) - Date.now();
      if (aheadMs > 0 && aheadMs <= LIMITS.scheduledAheadDays * DAY_MS) return instant;
      setError(t(Number.isNaN(aheadMs) ? "scheduled.noTime" : aheadMs > 0 ? "scheduled.tooFar" : "scheduled.isPast"));
      return undefined;
    },
  };
}
