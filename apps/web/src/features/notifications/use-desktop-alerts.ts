import { useEffect, useRef } from "react";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { readPreferences } from "../../lib/preferences";
import { usePageFocus } from "../../lib/use-page-focus";
import { useClientState, useWorkspaceSession } from "../workspaces/workspace-context";
import type { DesktopAlerts } from "./desktop-alerts";
import { shownLock } from "./shown-lock";

const isAllowed = () =>
  typeof Notification !== "undefined" &&
  Notification.permission === "granted" &&
  readPreferences().desktopNotifications;

/**
 * Shows on the desktop what comes while the app is open, where somebody allowed it; tells the browser's other windows which
 * conversation is looked at in this one.
 */
export function useDesktopAlerts(conversationId: string | undefined): void {
  const session = useWorkspaceSession();
  const { t, language } = useTranslation();
  const marks = useClientState((state) => state.notifications);
  const known = useRef<ReadonlyMap<string, number>>(undefined);
  const alerts = useRef<Promise<DesktopAlerts>>(undefined);
  const hasFocus = usePageFocus();

  useEffect(() => {
    if (!hasFocus || conversationId === undefined || !navigator.locks) return;
    const left = new AbortController();
    void navigator.locks.request(
      shownLock(conversationId),
      { mode: "shared" },
      () => new Promise<void>((release) => left.signal.addEventListener("abort", () => release())),
    );
    return () => left.abort();
  }, [hasFocus, conversationId]);

  useEffect(
    () =>
      void import("../push/keep-devices")
        .then((module) => module.keepDevices(session, language))
        .catch(() => undefined),
    [session, language],
  );

  useEffect(() => {
    if (readPreferences().pushNotifications)
      void import("../push/shown-notifications")
        .then((module) => module.closeDismissed(session.slug, marks))
        .catch(() => undefined);
  }, [session, marks]);

  useEffect(() => {
    const before = known.current;
    known.current = new Map(marks.map(({ id, seq }) => [id, seq]));
    if (!before || !isAllowed()) return;
    const fresh = marks.filter(({ id, seq }) => before.get(id) !== seq);
    alerts.current ??= import("./browser-alerts").then((module) => module.createBrowserAlerts(session, t));
    alerts.current
      .then((shown) => {
        shown.keep(marks);
        return shown.raise(fresh);
      })
      // Without a network nothing new is known either; the list tells later.
      .catch(() => undefined);
  }, [marks, session, t]);
}
