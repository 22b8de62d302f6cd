// @vitest-environment happy-dom
import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { Sidebar } from "../features/shell/sidebar";
import { createHeld, pageOf, refuse } from "../testing/answers";
import {
  AT,
  createBootstrap,
  createMember,
  createMessage,
  createNotification,
  GROUP,
  idOf,
  shareMessage,
} from "../testing/factories";
import { german, type RenderOptions, renderWorkspace } from "../testing/render-workspace";
import { NotificationsPage } from "./notifications-page";

const mention = createNotification();
const earlier = createNotification({ seq: 5, at: "2026-11-20T09:00:00.000Z", unread: false, kind: "direct" });
const answer = (...items: (typeof mention)[]) => ({ ...pageOf(items), unreadCount: 0 });
const open = (handlers: NonNullable<RenderOptions["handlers"]>, more: RenderOptions = {}) =>
  renderWorkspace(<NotificationsPage />, {
    address: "/w/berger/notifications",
    bootstrap: createBootstrap({ notifications: [mention] }),
    handlers: { "notifications.markRead": () => ({}), ...handlers },
    ...more,
  });

describe("the list of notifications", () => {
  test("shows them by days, and leads from each to its place, which reads it [F6.1]", async () => {
    const held = createHeld<object>();
    const { server, user } = open({ "notifications.list": held.handler });
    expect(await screen.findByRole("status", { name: "Loading" })).toBeDefined();
    held.answer(answer(mention, earlier));
    expect(await screen.findAllByRole("heading", { level: 3 })).toHaveLength(2);
    const link = screen.getByRole("link", { name: "Tim Krause mentioned you in Lindenstraße 12, unread" });
    expect(screen.getByRole("link", { name: "Tim Krause wrote to you" })).toBeDefined();
    await user.click(link);
    expect(location.pathname + location.search).toBe(`/w/berger/c/${GROUP}?m=8`);
    expect(server.inputsOf("notifications.markRead")).toEqual([{ ids: [mention.id] }]);
  });

  test("leads to a reply in its thread, and to a group one was added to [F6.1]", async () => {
    const reply = createMessage({ seq: 9, threadRootId: idOf(77) });
    open({
      "notifications.list": () =>
        answer(
          createNotification({ seq: 9, kind: "reply", message: shareMessage(reply) }),
          createNotification({ seq: 3, kind: "added", message: null }),
        ),
    });
    const hrefOf = async (name: RegExp) => (await screen.findByRole("link", { name })).getAttribute("href");
    expect(await hrefOf(/replied in a thread/)).toBe(`/w/berger/c/${GROUP}?thread=${idOf(77)}&r=9`);
    expect(await hrefOf(/added you/)).toBe(`/w/berger/c/${GROUP}`);
  });

  test("can be gone through with the arrow keys", async () => {
    const { user } = open({ "notifications.list": () => answer(mention, earlier) });
    const [first, second] = await screen.findAllByRole("link");
    first?.focus();
    await user.keyboard("{ArrowDown}");
    expect(document.activeElement).toBe(second);
    await user.keyboard("{ArrowDown}{ArrowUp}");
    expect(document.activeElement).toBe(first);
    await user.keyboard("{End}{Home}");
    expect(document.activeElement).toBe(first);
  });

  test("tells why each came [F6.2]", async () => {
    const { user } = open({ "notifications.list": () => answer({ ...mention, silencedBy: "quiet-hours" }) });
    await user.click(await screen.findByRole("button", { name: "Why did I get this?" }));
    expect(screen.getByText("You were mentioned by name.")).toBeDefined();
    expect(screen.getByText("It made no sound: it came in your quiet hours.")).toBeDefined();
  });

  test("marks one, marks all, and clears [F6.1]", async () => {
    const { server, user } = open({
      "notifications.list": () => answer(mention),
      "notifications.clear": () => ({}),
    });
    await user.click(await screen.findByRole("button", { name: "Mark as read" }));
    await user.click(screen.getByRole("button", { name: "Mark all as read" }));
    await user.click(screen.getByRole("button", { name: "Clear all" }));
    await waitFor(() => expect(server.inputsOf("notifications.clear")).toHaveLength(1));
    expect(server.inputsOf("notifications.markRead")).toEqual([{ ids: [mention.id] }, { all: true }]);
  });

  test("says what could not be marked, and shows it as it was", async () => {
    const { user } = open({
      "notifications.list": () => answer(mention),
      "notifications.markRead": refuse("DATABASE_UNAVAILABLE"),
    });
    await user.click(await screen.findByRole("button", { name: "Mark all as read" }));
    expect(await screen.findByText(/cannot store anything right now/)).toBeDefined();
    expect(screen.getByRole("link", { name: /unread/ })).toBeDefined();
  });

  test("can be cut to what is unread, which may be nothing", async () => {
    const { server, user } = open({
      "notifications.list": ({ unreadOnly }: { unreadOnly: boolean }) => (unreadOnly ? answer() : answer(mention)),
    });
    await user.click(await screen.findByRole("radio", { name: "Unread" }));
    expect(await screen.findByText("Nothing unread")).toBeDefined();
    expect(server.inputsOf("notifications.list")).toMatchObject([{ unreadOnly: false }, { unreadOnly: true }]);
  });

  test("follows what comes and what is read elsewhere [F6.3]", async () => {
    const { server, receive } = open({ "notifications.list": () => answer(mention) });
    expect(await screen.findByRole("link", { name: /unread/ })).toBeDefined();
    const fresh = createNotification({ seq: 12, kind: "direct" });
    server.set({ "notifications.list": () => answer(fresh, { ...mention, unread: false }) });
    receive({ type: "notification.changed", scope: "all", seq: 13, at: AT, readSeq: 8, clearedSeq: 0 });
    receive({ type: "notification.added", seq: 14, at: AT, notification: fresh, unread: true });
    expect(await screen.findByRole("link", { name: "Tim Krause wrote to you, unread" })).toBeDefined();
    expect(screen.getByRole("link", { name: "Tim Krause mentioned you in Lindenstraße 12" })).toBeDefined();
  });

  test("fetches people it does not know", async () => {
    const { server } = open({
      "notifications.list": () => answer(createNotification({ actorIds: [idOf(8)] })),
      "members.get": () => ({ members: [createMember({ id: idOf(8), name: "Otto Brandt" })] }),
    });
    expect(await screen.findByRole("link", { name: /Otto Brandt mentioned you/ })).toBeDefined();
    expect(server.inputsOf("members.get")).toEqual([{ memberIds: [idOf(8)] }]);
  });

  test("says what comes here while there is nothing, in German too", async () => {
    open({ "notifications.list": () => answer() }, { language: german });
    expect(await screen.findByText("Keine Benachrichtigungen")).toBeDefined();
  });

  test("offers to try again when it could not be loaded", async () => {
    const { server, user } = open({ "notifications.list": refuse("DATABASE_UNAVAILABLE") });
    const retry = await screen.findByRole("button", { name: "Try again" });
    server.set({ "notifications.list": () => answer(mention) });
    await user.click(retry);
    expect(await screen.findByRole("article")).toBeDefined();
  });
});

test("the bell counts what is unread, and leads to the list [F6.1]", async () => {
  const { user } = renderWorkspace(<Sidebar />, { bootstrap: createBootstrap({ notifications: [mention] }) });
  const bell = await screen.findByRole("button", { name: "Notifications" });
  expect(bell.getAttribute("aria-describedby")).not.toBeNull();
  expect(within(bell.parentElement ?? bell).getByText("1 unread notification")).toBeDefined();
  await user.click(bell);
  expect(location.pathname).toBe("/w/berger/notifications");
});
