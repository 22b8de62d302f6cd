import { PresenceDot, type PresenceStatus } from "../../primitives/presence-dot";
import { formatAgo } from "../format-time";

export interface PresenceLabels {
  online: string;
  away: string;
  busy: string;
  offline: string;
  /** "Last seen 5 minutes ago", from the relative time. */
  lastSeen(ago: string): string;
}

export interface PresenceLabelProps {
  status: PresenceStatus;
  /** ISO 8601; said for people who are offline. */
  lastSeenAt?: string | null;
  locale: string;
  now: Date;
  labels: PresenceLabels;
}

/** Presence in words, with its dot. */
export function PresenceLabel({ status, lastSeenAt, locale, now, labels }: PresenceLabelProps) {
  const words =
    status === "offline" && lastSeenAt ? labels.lastSeen(formatAgo(lastSeenAt, locale, now)) : labels[status];
  return (
    <span className="inline-flex min-w-0 items-center gap-1.5 text-small text-muted">
      <PresenceDot status={status} size="small" />
      <span className="truncate">{words}</span>
    </span>
  );
}
