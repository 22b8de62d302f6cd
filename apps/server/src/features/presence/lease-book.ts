import type { PresenceStatus } from "@parley/api/server";

/** What a member chose to show. */
export interface ChosenStatus {
  status: "online" | "away" | "dnd" | "invisible";
  /** When the choice and its text end, in milliseconds since 1970; `null` for never. */
  until: number | null;
  text: string | null;
  emoji: string | null;
  /** When they were last connected, ISO 8601. */
  lastSeenAt: string | null;
}

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

/** What others see of a member: nobody connected is offline, whatever was chosen; idle on every device is away. */
export function statusOf(leases: ReadonlyMap<string, { idle: boolean }>, chosen: ChosenStatus): PresenceStatus {
  if (leases.size === 0 || chosen.status === "invisible") return "offline";
  if (chosen.status !== "online") return chosen.status;
  return [...leases.values()].every((lease) => lease.idle) ? "away" : "online";
}

interface Entry {
  leases: Map<string, { idle: boolean }>;
  chosen: ChosenStatus;
}

/** Who is connected to this node: a lease per connection, gone with it, so that a crash leaves nobody online. */
export class LeaseBook {
  private readonly entries = new Map<string, Entry>();
  private readonly owners = new Map<string, string>();

  /** Gives whether it is the member's first. */
  open(memberKey: string, connectionId: string, chosen: ChosenStatus): boolean {
    const entry = this.entries.get(memberKey) ?? { leases: new Map(), chosen };
    const first = entry.leases.size === 0;
    entry.leases.set(connectionId, { idle: false });
    this.entries.set(memberKey, entry);
    this.owners.set(connectionId, memberKey);
    return first;
  }

  /** Gives whether it was the member's last. */
  close(memberKey: string, connectionId: string): boolean {
    this.owners.delete(connectionId);
    const entry = this.entries.get(memberKey);
    if (entry === undefined || !entry.leases.delete(connectionId)) return false;
    if (entry.leases.size > 0) return false;
    this.entries.delete(memberKey);
    return true;
  }

  /** Whether the connection is open and this member's. */
  owns(memberKey: string, connectionId: string): boolean {
    return this.owners.get(connectionId) === memberKey;
  }

  setIdle(memberKey: string, connectionId: string, idle: boolean): void {
    const lease = this.entries.get(memberKey)?.leases.get(connectionId);
    if (lease !== undefined) lease.idle = idle;
  }

  choose(memberKey: string, chosen: ChosenStatus): void {
    const entry = this.entries.get(memberKey);
    if (entry !== undefined) entry.chosen = chosen;
  }

  find(memberKey: string): Readonly<Entry> | undefined {
    return this.entries.get(memberKey);
  }

  *memberKeys(): Iterable<string> {
    yield* this.entries.keys();
  }
}
