import type { Notification as Item } from "@parley/api";
import { toPlainText } from "@parley/api";
import type { Translate } from "../../lib/i18n/texts";
import { navigate } from "../../routes/use-place";
import type { WorkspaceSession } from "../../sync/workspace-session";
import { getMentionNames } from "../messages/describe-message";
import { isPushWanted } from "../push/push-device";
import { showByWorker } from "../push/shown-notifications";
import { describeNotification } from "./describe-notification";
import { type Alert, createDesktopAlerts, type DesktopAlerts } from "./desktop-alerts";
import { getNotificationPath } from "./get-notification-path";
import { shownLock } from "./shown-lock";

/** How long a window holds what it shows, so that slower ones see it, in milliseconds. */
const HELD_MS = 5_000;
const LONGEST_BODY = 120;

/** Alerts by the browser's own notifications. */
export function createBrowserAlerts(session: WorkspaceSession, t: Translate): DesktopAlerts {
  return createDesktopAlerts({
    client: session.client,
    show: (notification) => show(session, t, notification),
    isLookedAt: async (conversationId) => {
      const { held = [] } = (await navigator.locks?.query()) ?? {};
      return held.some(({ name }) => name === shownLock(conversationId));
    },
    inOneWindow: async (key, work) => {
      if (!navigator.locks) return work();
      await new Promise<void>((done) => {
        void navigator.locks.request(`parley-alert-${key}`, { ifAvailable: true }, async (lock) => {
          if (lock) work();
          done();
          if (lock) await new Promise((resolve) => setTimeout(resolve, HELD_MS));
        });
      });
    },
    now: Date.now,
  });
}

function show(session: WorkspaceSession, t: Translate, item: Item): Alert | undefined {
  const people = session.store.get();
  const body = item.message ? toPlainText(item.message.text, getMentionNames(people, t), LONGEST_BODY) : "";
  const title = describeNotification(item, people, t);
  const path = getNotificationPath(session.slug, item);
  const options = { body, tag: item.id, icon: "/icon-192.png" };
  if (isPushWanted()) return showByWorker(title, { ...options, data: { path } });
  try {
    const alert = new Notification(title, options);
    alert.onclick = () => {
      window.focus();
      navigate(path);
      alert.close();
      // Where this fails it stays unread in the list, which is no harm.
      session.client.notifications.markRead.mutate({ ids: [item.id] }).catch(() => undefined);
    };
    return alert;
  } catch {
    // Browsers on phones have the constructor and refuse to use it.
    return undefined;
  }
}
