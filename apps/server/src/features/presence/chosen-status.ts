import { ChosenPresenceStatus, type PresenceStatus } from "@parley/api/server";
import { z } from "zod";

/** What a member chose to show. */
export const ChosenStatus = z.object({
  status: ChosenPresenceStatus,
  /** When the choice and its text end, in milliseconds since 1970; `null` for never. */
  until: z.number().nullable(),
  text: z.string().nullable(),
  emoji: z.string().nullable(),
  /** When they were last connected, ISO 8601. */
  lastSeenAt: z.string().nullable(),
});
export type ChosenStatus = z.infer<typeof ChosenStatus>;

export const NOTHING_CHOSEN: ChosenStatus = {
  status: "online",
  until: null,
  text: null,
  emoji: null,
  lastSeenAt: null,
};

/** A choice as it stands at `now`: one that ran out counts as none. */
export function standingChoice(chosen: ChosenStatus, now: number): ChosenStatus {
  return chosen.until !== null && chosen.until <= now ? { ...NOTHING_CHOSEN, lastSeenAt: chosen.lastSeenAt } : chosen;
}

/** When a choice ends, as it travels. */
export function endOf({ until }: Pick<ChosenStatus, "until">): string | null {
  return until === null ? null : new Date(until).toISOString();
}

/** What others see of a member: nobody connected is offline, whatever was chosen; idle on every device is away. */
export function statusOf(leases: ReadonlyMap<string, { idle: boolean }>, chosen: ChosenStatus): PresenceStatus {
  if (leases.size === 0 || chosen.status === "invisible") return "offline";
  if (chosen.status !== "online") return chosen.status;
  return [...leases.values()].every((lease) => lease.idle) ? "away" : "online";
}
