// @vitest-environment happy-dom
import { DEFAULT_MEMBER_PREFERENCES, type NotificationPreferences, type PreferencesSetInput } from "@parley/api";
import { screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { readPreferences } from "../../lib/preferences";
import { createBootstrap } from "../../testing/factories";
import { german, renderWorkspace } from "../../testing/render-workspace";
import { NotificationsSection } from "./notifications-section";

beforeEach(() => localStorage.clear());
afterEach(() => vi.unstubAllGlobals());

const quietHours = { days: [1, 2, 3, 4, 5], from: "22:00", to: "07:00", timeZone: "Europe/Berlin" };

function open(chosen: Partial<NotificationPreferences> = {}, language?: typeof german) {
  let preferences = {
    ...DEFAULT_MEMBER_PREFERENCES,
    notifications: { ...DEFAULT_MEMBER_PREFERENCES.notifications, ...chosen },
  };
  return renderWorkspace(<NotificationsSection />, {
    bootstrap: createBootstrap({ preferences }),
    ...(language && { language }),
    handlers: {
      "preferences.set": ({ notifications = {} }: PreferencesSetInput) => {
        preferences = {
          ...preferences,
          rev: preferences.rev + 1,
          notifications: { ...preferences.notifications, ...(notifications as NotificationPreferences) },
        };
        return { preferences };
      },
    },
  });
}

describe("settings of notifications", () => {
  test("choose the level of groups to come [F6.2]", async () => {
    const { server, user } = open();
    const level = screen.getByRole("combobox", { name: "In groups I come into, notify me of" });
    await user.selectOptions(level, "Mentions and keywords");
    expect(server.inputsOf("preferences.set")).toEqual([{ notifications: { defaultLevel: "mentions" } }]);
  });

  test("add and remove keywords, and say which cannot be [F6.1]", async () => {
    const { server, user } = open({ keywords: ["key"] });
    const field = screen.getByRole("textbox", { name: "Keywords" });
    await user.type(field, "x{Enter}");
    expect(screen.getByText(/Between 2 and 40 characters/)).toBeDefined();
    await user.clear(field);
    await user.type(field, " Schlüssel {Enter}");
    await waitFor(() => expect(screen.getByText("Schlüssel")).toBeDefined());
    await user.click(screen.getByRole("button", { name: "Remove key" }));
    await waitFor(() => expect(screen.queryByText("key")).toBeNull());
    expect(server.inputsOf("preferences.set")).toEqual([
      { notifications: { keywords: ["key", "Schlüssel"] } },
      { notifications: { keywords: ["Schlüssel"] } },
    ]);
  });

  test("refuse more keywords than there may be", async () => {
    const { user } = open({ keywords: Array.from({ length: 20 }, (_, index) => `word ${index}`) });
    await user.type(screen.getByRole("textbox", { name: "Keywords" }), "another{Enter}");
    expect(screen.getByText("No more than 20 keywords.")).toBeDefined();
  });

  test("set quiet hours with days, times and zone, and end them [F6.2]", async () => {
    const { server, user } = open();
    await user.click(screen.getByRole("switch", { name: "Quiet hours" }));
    const days = screen.getByRole("group", { name: "On these days" });
    await user.click(within(days).getByRole("checkbox", { name: "Saturday" }));
    await user.click(within(days).getByRole("checkbox", { name: "Sunday" }));
    const from = screen.getByLabelText("From");
    await user.clear(from);
    expect(screen.getByText("Enter a time.")).toBeDefined();
    await user.type(from, "22:00");
    await user.selectOptions(screen.getByRole("combobox", { name: "Time zone" }), "Europe/Berlin");
    await user.click(screen.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(server.inputsOf("preferences.set")).toEqual([{ notifications: { quietHours } }]));
    await user.click(screen.getByRole("switch", { name: "Quiet hours" }));
    expect(server.inputsOf("preferences.set")).toContainEqual({ notifications: { quietHours: null } });
  });

  test("want at least one day of quiet hours", async () => {
    const { user } = open({ quietHours: { ...quietHours, days: [7] } });
    await user.click(screen.getByRole("checkbox", { name: "Sunday" }));
    expect(screen.getByText("Choose at least one day.")).toBeDefined();
    expect(screen.getByRole<HTMLButtonElement>("button", { name: "Save" }).disabled).toBe(true);
  });

  test("say whether the unread comes by mail, and in which language [F6.5]", async () => {
    const { server, user } = open();
    const digest = screen.getByRole<HTMLInputElement>("switch", { name: "E-mail about what stays unread" });
    expect(digest.checked).toBe(true);
    await user.click(digest);
    await waitFor(() => expect(digest.disabled).toBe(false));
    await user.selectOptions(screen.getByRole("combobox", { name: /^Language of e-mails/ }), "Deutsch");
    expect(server.inputsOf("preferences.set")).toEqual([
      { notifications: { emailDigest: false } },
      { notifications: { language: "de" } },
    ]);
  });

  test("are there in German", () => {
    open({ quietHours }, german);
    expect(screen.getByRole("checkbox", { name: "Donnerstag" })).toBeDefined();
    expect(screen.getByRole("region", { name: "Benachrichtigungen" })).toBeDefined();
  });
});

describe("notifications on this device [F6.3]", () => {
  const device = () => screen.getByRole<HTMLInputElement>("switch", { name: "Notifications on this device" });
  const allow = (permission: NotificationPermission, answer: NotificationPermission = permission) =>
    vi.stubGlobal("Notification", { permission, requestPermission: () => Promise.resolve(answer) });

  test("are asked for when they are turned on, and can be turned off", async () => {
    allow("default", "granted");
    const { user } = open();
    expect(device().checked).toBe(false);
    await user.click(device());
    await waitFor(() => expect(device().checked).toBe(true));
    expect(readPreferences().desktopNotifications).toBe(true);
    await user.click(device());
    expect(device().checked).toBe(false);
    expect(readPreferences().desktopNotifications).toBe(false);
  });

  test("stay off where the browser does not allow them, and it is said why", async () => {
    allow("default", "denied");
    const { user } = open();
    await user.click(device());
    expect(await screen.findByText(/Your browser does not allow them/)).toBeDefined();
    expect(device()).toMatchObject({ checked: false, disabled: true });
  });

  test("are not offered where there are none", () => {
    vi.stubGlobal("Notification", undefined);
    open();
    expect(screen.getByText("This browser has no notifications.")).toBeDefined();
    expect(device().disabled).toBe(true);
  });
});
