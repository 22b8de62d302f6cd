import type { NotificationKind, NotificationLevel, NotificationSilence } from "@parley/api/server";

/** How things stand for one member at the moment something happens, or is about to be sent. */
export interface Circumstances {
  /** What they want to be told of this conversation. */
  level: NotificationLevel;
  muted: boolean;
  doNotDisturb: boolean;
  /** Whether it is within their quiet hours, in their time zone. */
  quietHours: boolean;
  /** Whether they sit before one of their devices. */
  active: boolean;
  read: boolean;
}

/** Where it is told. */
export interface Decision {
  /** In the list of notifications. */
  inApp: boolean;
  /** In the count on the bell. */
  badge: boolean;
  /** By an open app, on the desktop. */
  desktop: boolean;
  /** By the push service, to a device whose app is closed. */
  push: boolean;
  /** By mail, if it stays unread. */
  digest: boolean;
  /** What kept it quiet, where it would have been heard otherwise. */
  silencedBy: NotificationSilence | null;
}

interface Rule {
  /** The levels at which somebody is told at all. */
  levels: readonly NotificationLevel[];
  /** Listed, if quiet, also while the conversation is muted. */
  throughMute: boolean;
  /** Whether it may be heard, or is only listed. */
  alerts: boolean;
}

/**
 * The table of what is told (its test writes it out). A mention by name is the one thing that passes muting; what everybody
 * is told of does not. Reactions are never heard.
 */
const RULES: Readonly<Record<NotificationKind, Rule>> = {
  mention: { levels: ["all", "mentions"], throughMute: true, alerts: true },
  here: { levels: ["all", "mentions"], throughMute: false, alerts: true },
  everyone: { levels: ["all", "mentions"], throughMute: false, alerts: true },
  keyword: { levels: ["all", "mentions"], throughMute: false, alerts: true },
  direct: { levels: ["all"], throughMute: false, alerts: true },
  reply: { levels: ["all"], throughMute: false, alerts: true },
  reaction: { levels: ["all"], throughMute: false, alerts: false },
  added: { levels: ["all", "mentions", "nothing"], throughMute: true, alerts: true },
};

const NOTHING: Decision = {
  inApp: false,
  badge: false,
  desktop: false,
  push: false,
  digest: false,
  silencedBy: null,
};

/** Where somebody is told of what happened. The one place where this is decided; asked again before anything is sent. */
export function decide(kind: NotificationKind, circumstances: Circumstances): Decision {
  const { levels, throughMute, alerts } = RULES[kind];
  const { level, muted, active, read } = circumstances;
  if (read || !levels.includes(level) || (muted && !throughMute)) return NOTHING;
  const silencedBy = alerts ? silenceOf(circumstances) : null;
  const isHeard = alerts && silencedBy === null;
  return {
    inApp: true,
    badge: true,
    desktop: isHeard,
    push: isHeard && !active,
    digest: isHeard && !active,
    silencedBy,
  };
}

function silenceOf({ muted, doNotDisturb, quietHours }: Circumstances): NotificationSilence | null {
  if (muted) return "muted";
  if (doNotDisturb) return "do-not-disturb";
  return quietHours ? "quiet-hours" : null;
}
