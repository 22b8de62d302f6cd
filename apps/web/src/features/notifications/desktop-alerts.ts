import type { Notification, NotificationMark, ParleyClient } from "@parley/api";

/** What came longer ago is in the list, and no news: milliseconds. */
const NEWS_MS = 2 * 60_000;
/** Notifications looked at when something new has come. */
const LOOKED_AT = 20;

/** Something the desktop shows. */
export interface Alert {
  close(): void;
}

export interface DesktopAlertsDeps {
  readonly client: Pick<ParleyClient, "notifications">;
  /** Puts it on the desktop; `undefined` where the browser refuses. */
  show(notification: Notification): Alert | undefined;
  /** Whether somebody looks at that conversation in any of this browser's windows. */
  isLookedAt(conversationId: string): Promise<boolean>;
  /** Does the work in one of this browser's windows only. */
  inOneWindow(key: string, work: () => void): Promise<void>;
  /** Milliseconds since the epoch. */
  now(): number;
}

/** Shows on the desktop what is new, and takes it away once it is read anywhere. */
export interface DesktopAlerts {
  /** Something new has come. What was read or deleted by now is not shown, nor what somebody looks at. */
  raise(marks: readonly NotificationMark[]): Promise<void>;
  /** These are unread; all others are taken from the desktop. */
  keep(marks: readonly NotificationMark[]): void;
}

export function createDesktopAlerts(deps: DesktopAlertsDeps): DesktopAlerts {
  const shown = new Map<string, Alert>();

  async function raiseOne(notification: Notification): Promise<void> {
    if (deps.now() - Date.parse(notification.at) > NEWS_MS) return;
    if (await deps.isLookedAt(notification.conversationId)) return;
    await deps.inOneWindow(`${notification.id}.${notification.seq}`, () => {
      const alert = deps.show(notification);
      if (alert) shown.set(notification.id, alert);
    });
  }

  return {
    raise: async (marks) => {
      const wanted = new Set(marks.filter(({ alerts }) => alerts).map(({ id }) => id));
      if (wanted.size === 0) return;
      // Asked for now, so that it shows what there is now: the server leaves out what is deleted or out of sight.
      const { items } = await deps.client.notifications.list.query({ unreadOnly: true, limit: LOOKED_AT });
      await Promise.all(items.filter(({ id }) => wanted.has(id)).map(raiseOne));
    },
    keep: (marks) => {
      const unread = new Set(marks.map(({ id }) => id));
      for (const [id, alert] of shown) {
        if (unread.has(id)) continue;
        alert.close();
        shown.delete(id);
      }
    },
  };
}
