// @vitest-environment happy-dom
import { screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { readPreferences, writePreferences } from "../../lib/preferences";
import { german, renderWorkspace } from "../../testing/render-workspace";
import { renewPush } from "./push-device";
import { PushSwitch } from "./push-switch";
import { closeDismissed, showByWorker } from "./shown-notifications";

const PUBLIC_KEY = "BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM";
const endpoint = "https://push.example/send/abc";
const keys = { p256dh: PUBLIC_KEY, auth: "tBHItJI5svbpez7KI4CCXg" };

const bytesOf = (text: string) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0)).buffer;

/** A browser with a push service of its own. */
function createBrowser({
  permission = "default",
  answer = "default",
  subscribedWith = "",
}: {
  permission?: NotificationPermission;
  answer?: NotificationPermission;
  subscribedWith?: string;
} = {}) {
  const unsubscribe = vi.fn(() => {
    subscription = null;
    return Promise.resolve(true);
  });
  const create = (key: string) => ({
    endpoint,
    options: { applicationServerKey: bytesOf(key) },
    toJSON: () => ({ endpoint, keys }),
    unsubscribe,
  });
  let subscription = subscribedWith === "" ? null : create(subscribedWith);
  const subscribe = vi.fn(({ applicationServerKey }: { applicationServerKey: string }) => {
    subscription = create(applicationServerKey);
    return Promise.resolve(subscription);
  });
  const shown: { tag: string; data?: { path: string }; close: () => void }[] = [];
  const registration = {
    pushManager: { getSubscription: () => Promise.resolve(subscription), subscribe },
    getNotifications: ({ tag }: { tag?: string } = {}) =>
      Promise.resolve(shown.filter((each) => tag === undefined || each.tag === tag)),
    showNotification: (_title: string, { tag, data }: { tag: string; data: { path: string } }) => {
      shown.push({
        tag,
        data,
        close: () =>
          void shown.splice(
            shown.findIndex((each) => each.tag === tag),
            1,
          ),
      });
      return Promise.resolve();
    },
  };
  const notification = {
    permission,
    requestPermission: () => {
      notification.permission = answer;
      return Promise.resolve(answer);
    },
  };
  vi.stubGlobal("Notification", notification);
  vi.stubGlobal("PushManager", class {});
  Object.defineProperty(navigator, "serviceWorker", {
    configurable: true,
    value: { getRegistration: () => Promise.resolve(registration) },
  });
  return { subscribe, unsubscribe, shown };
}

const open = (options: { fails?: boolean; language?: typeof german } = {}) =>
  renderWorkspace(<PushSwitch />, {
    ...(options.language && { language: options.language }),
    handlers: {
      "push.key": () => ({ publicKey: PUBLIC_KEY }),
      "push.subscribe": () => {
        if (options.fails) throw new Error("The server is away.");
        return {};
      },
      "push.unsubscribe": () => ({}),
    },
  });
const device = () => screen.getByRole<HTMLInputElement>("switch", { name: "Notifications while Parley is closed" });

beforeEach(() => localStorage.clear());
afterEach(() => {
  vi.unstubAllGlobals();
  Reflect.deleteProperty(navigator, "serviceWorker");
});

describe("being told while the app is closed [F6.4]", () => {
  test("is asked for when it is turned on, and can be turned off", async () => {
    const { subscribe, unsubscribe } = createBrowser({ answer: "granted" });
    const { server, user } = open();
    await user.click(device());
    await waitFor(() => expect(device().checked).toBe(true));
    expect(subscribe).toHaveBeenCalledWith({ userVisibleOnly: true, applicationServerKey: PUBLIC_KEY });
    expect(server.inputsOf("push.subscribe")).toEqual([{ endpoint, keys }]);
    await user.click(device());
    await waitFor(() => expect(device().checked).toBe(false));
    expect(unsubscribe).toHaveBeenCalledTimes(1);
    expect(server.inputsOf("push.unsubscribe")).toEqual([{ endpoint }]);
  });

  test("stays off where the browser does not allow it, and it is said why", async () => {
    createBrowser({ answer: "denied" });
    const { server, user } = open();
    await user.click(device());
    expect(await screen.findByText(/Your browser does not allow them/)).toBeDefined();
    expect([device().checked, device().disabled, server.inputsOf("push.subscribe")]).toEqual([false, true, []]);
  });

  test("says that it failed, and stays off", async () => {
    createBrowser({ answer: "granted" });
    const { user } = open({ fails: true });
    await user.click(device());
    expect(await screen.findByText(/That did not work/)).toBeDefined();
    expect([device().checked, readPreferences().pushNotifications]).toEqual([false, false]);
  });

  test("is not offered by browsers that have none, in German too", () => {
    open({ language: german });
    const missing = screen.getByRole<HTMLInputElement>("switch", {
      name: "Benachrichtigungen, wenn Parley geschlossen ist",
    });
    expect(missing.disabled).toBe(true);
    expect(screen.getByText(/kann bei geschlossenem Parley nichts empfangen/)).toBeDefined();
  });

  test("asks owners of an iPhone to install the app first", () => {
    vi.stubGlobal("matchMedia", () => ({ matches: false }));
    vi.spyOn(navigator, "userAgent", "get").mockReturnValue("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)");
    open();
    expect(screen.getByText(/Add to Home Screen/)).toBeDefined();
    expect(device().disabled).toBe(true);
    vi.restoreAllMocks();
  });
});

describe("a device that is told [F6.4]", () => {
  test("is bound to the session of each start, and to the installation's present key", async () => {
    const { subscribe, unsubscribe } = createBrowser({ permission: "granted", subscribedWith: PUBLIC_KEY });
    const { server, session } = open();
    await renewPush(session.client);
    expect(server.inputsOf("push.subscribe")).toEqual([]);
    writePreferences({ pushNotifications: true });
    await renewPush(session.client);
    expect([server.inputsOf("push.subscribe").length, subscribe.mock.calls.length]).toEqual([1, 0]);
    createBrowser({ permission: "granted", subscribedWith: "AAAA" });
    await renewPush(session.client);
    expect(server.inputsOf("push.subscribe")).toHaveLength(2);
    expect(unsubscribe).not.toHaveBeenCalled();
  });

  test("shows one for each notification, and none that was dismissed, of the open workspace", async () => {
    const { shown } = createBrowser({ permission: "granted" });
    for (const [tag, path] of [
      ["n1", "/w/berger/c/1"],
      ["n2", "/w/berger/c/1"],
      ["n3", "/w/other/c/1"],
    ] as const)
      showByWorker("News", { body: "", tag, icon: "", data: { path } });
    await waitFor(() => expect(shown).toHaveLength(3));
    await closeDismissed("berger", [{ id: "n2" }]);
    expect(shown.map(({ tag }) => tag)).toEqual(["n2", "n3"]);
    showByWorker("News", { body: "", tag: "n4", icon: "", data: { path: "/w/berger/c/1" } }).close();
    await waitFor(() => expect(shown.map(({ tag }) => tag)).not.toContain("n4"));
  });
});
