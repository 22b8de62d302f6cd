import type { Notification } from "@parley/api";
import { describe, expect, test } from "vitest";
import { AT, createNotification, GROUP, idOf } from "../../testing/factories";
import { createFakeServer } from "../../testing/fake-server";
import { createDesktopAlerts, type DesktopAlertsDeps } from "./desktop-alerts";

const news = createNotification();

function openWorld(items: Notification[], more: Partial<DesktopAlertsDeps> = {}) {
  const server = createFakeServer({ "notifications.list": () => ({ items, nextCursor: null, unreadCount: 0 }) });
  const shown: string[] = [];
  const closed: string[] = [];
  const alerts = createDesktopAlerts({
    client: server.client,
    show: ({ id }) => {
      shown.push(id);
      return { close: () => closed.push(id) };
    },
    isLookedAt: () => Promise.resolve(false),
    inOneWindow: (_key, work) => Promise.resolve(work()),
    now: () => Date.parse(AT) + 1_000,
    ...more,
  });
  return { server, shown, closed, alerts };
}

describe("on the desktop", () => {
  test("shows what is new, as it is now, and takes it away once it is read [F6.3]", async () => {
    const { alerts, shown, closed } = openWorld([news]);
    await alerts.raise([news]);
    expect(shown).toEqual([news.id]);
    alerts.keep([news]);
    expect(closed).toEqual([]);
    alerts.keep([]);
    alerts.keep([]);
    expect(closed).toEqual([news.id]);
  });

  test("shows nothing that the server no longer lists: read, deleted, out of sight [F6.3]", async () => {
    const { alerts, shown } = openWorld([createNotification({ id: idOf(77) })]);
    await alerts.raise([news]);
    expect(shown).toEqual([]);
  });

  test("asks for nothing where nothing is to be heard [F6.2]", async () => {
    const { alerts, server } = openWorld([news]);
    await alerts.raise([{ ...news, alerts: false }]);
    expect(server.inputsOf("notifications.list")).toEqual([]);
  });

  test("shows nothing of a conversation that somebody looks at, nor what another window shows [F6.3]", async () => {
    const asked: string[] = [];
    const looked = openWorld([news], { isLookedAt: async (id) => asked.push(id) > 0 });
    await looked.alerts.raise([news]);
    expect([asked, looked.shown]).toEqual([[GROUP], []]);
    const other = openWorld([news], { inOneWindow: () => Promise.resolve() });
    await other.alerts.raise([news]);
    expect(other.shown).toEqual([]);
  });

  test("shows no old news after a long absence", async () => {
    const { alerts, shown } = openWorld([news], { now: () => Date.parse(AT) + 3_600_000 });
    await alerts.raise([news]);
    expect(shown).toEqual([]);
  });

  test("bears a browser that refuses", async () => {
    const { alerts } = openWorld([news], { show: () => undefined });
    await alerts.raise([news]);
    expect(() => alerts.keep([])).not.toThrow();
  });
});
