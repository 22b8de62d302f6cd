// @vitest-environment happy-dom
import type { DirectoryMember } from "@parley/api";
import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";
import { createConversation, createMember, createSent, GROUP, idOf, ME, TIM } from "../../testing/factories";
import { renderWorkspace } from "../../testing/render-workspace";
import { Sidebar } from "./sidebar";

const inDirectory = (id: string, more: Partial<DirectoryMember> = {}): DirectoryMember => ({
  ...createMember({ id }),
  email: null,
  ...more,
});
const page = <Item,>(items: Item[]) => ({ items, nextCursor: null });

beforeEach(() => localStorage.clear());

describe("the sidebar", () => {
  test("shows conversations as links, what is unread, and how the connection stands", async () => {
    const { receive, session } = renderWorkspace(<Sidebar />);
    const list = screen.getByRole("navigation", { name: "Conversations" });
    expect(within(list).getByRole("link", { name: "Lindenstraße 12" }).getAttribute("aria-current")).toBe("page");
    receive(createSent({ seq: 11, mentions: [ME] }));
    expect(await within(list).findByText("1 unread message, 1 mention")).toBeDefined();
    expect(screen.getByRole("status", { name: "Connection" }).textContent).toBe("Connected");
    session.connection.set({ state: "reconnecting" });
    await waitFor(() => expect(screen.getByRole("status", { name: "Connection" }).textContent).toBe("Reconnecting"));
  });

  test("begins a group, with its people", async () => {
    const made = createConversation({ id: idOf(302), name: "Viewings" });
    const { server, user } = renderWorkspace(<Sidebar />, {
      handlers: {
        "members.list": () => page([inDirectory(ME), inDirectory(TIM)]),
        "groups.create": () => ({ conversation: made }),
      },
    });
    await user.click(screen.getByRole("button", { name: "New conversation" }));
    await user.click(await screen.findByRole("radio", { name: "Group" }));
    await user.type(screen.getByRole("textbox", { name: "Name" }), "Viewings");
    await user.click(await screen.findByRole("option", { name: /Tim Krause/ }));
    await user.click(screen.getByRole("button", { name: "Create group" }));
    await waitFor(() => expect(location.pathname).toBe(`/w/berger/c/${made.id}`));
    expect(server.inputsOf("groups.create")).toEqual([
      { name: "Viewings", visibility: "private", history: "all", memberIds: [TIM] },
    ]);
  });

  test("goes anywhere by a few letters", async () => {
    const { user } = renderWorkspace(<Sidebar />, {
      handlers: { "members.list": () => page([inDirectory(TIM)]) },
      address: "/w/berger",
    });
    await user.click(screen.getByRole("button", { name: "Go to" }));
    await user.type(await screen.findByRole("combobox", { name: "Conversation, person or page" }), "linden{Enter}");
    expect(location.pathname).toBe(`/w/berger/c/${GROUP}`);
  });

  test("asks before unsent messages are lost with a sign-out", async () => {
    const { server, session, user } = renderWorkspace(<Sidebar />);
    server.setOffline(true);
    await session.getOutbox().add(GROUP, "not sent yet");
    await user.click(screen.getByRole("button", { name: "Account" }));
    await user.click(await screen.findByRole("menuitem", { name: "Sign out" }));
    const dialog = await screen.findByRole("alertdialog", { name: "Sign out with unsent messages?" });
    expect(within(dialog).getByText("1 message has not been sent yet and will be lost.")).toBeDefined();
  });
});
