// @vitest-environment happy-dom
import type { DirectoryMember, Invitation, Session } from "@parley/api";
import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, test, vi } from "vitest";
import {
  createBootstrap,
  createConversation,
  createDirect,
  createMember,
  createWorkspace,
  idOf,
  ME,
  TIM,
} from "../testing/factories";
import { refusal } from "../testing/outbox-world";
import { renderWorkspace } from "../testing/render-workspace";
import { GroupsPage } from "./groups-page";
import { InvitationsPage } from "./invitations-page";
import { PeoplePage } from "./people-page";
import { SettingsPage } from "./settings-page";
import { WelcomePage } from "./welcome-page";

const AT = "2026-11-21T09:00:00.000Z";
const asRole = (role: "guest" | "member" | "admin" | "owner") =>
  createBootstrap({ me: createMember({ role }), workspace: createWorkspace({ role }) });
const inDirectory = (id: string, more: Partial<DirectoryMember> = {}): DirectoryMember => ({
  ...createMember({ id }),
  email: null,
  ...more,
});
const page = <Item,>(items: Item[]) => ({ items, nextCursor: null });
const fail = (reason: string) => () => {
  throw refusal(reason);
};

beforeEach(() => localStorage.clear());

describe("people", () => {
  const people = [inDirectory(ME, { role: "owner" }), inDirectory(TIM, { email: "tim@example.com" })];

  test("are listed, found by name, and written to", async () => {
    const direct = createDirect(TIM);
    const { server, user } = renderWorkspace(<PeoplePage />, {
      handlers: {
        "members.list": ({ query }: { query?: string }) => page(query ? people.slice(1) : people),
        "conversations.openDirect": () => ({ conversation: direct }),
      },
    });
    expect(await screen.findByText("tim@example.com")).toBeDefined();
    await user.type(screen.getByRole("textbox", { name: "Search people" }), "tim");
    await waitFor(() => expect(screen.queryByText("Jana Roth")).toBeNull());
    await user.click(screen.getByRole("button", { name: "Write to Tim Krause" }));
    await waitFor(() => expect(location.pathname).toBe(`/w/berger/c/${direct.id}`));
    expect(server.inputsOf("conversations.openDirect")).toEqual([{ memberId: TIM }]);
  });

  test("are managed by admins, up to their own role", async () => {
    const { server, user } = renderWorkspace(<PeoplePage />, {
      bootstrap: asRole("admin"),
      handlers: {
        "members.list": () => page(people),
        "members.setRole": () => ({ member: createMember({ id: TIM, role: "guest", rev: 9 }) }),
      },
    });
    expect(await screen.findByRole("button", { name: "Actions for Tim Krause" })).toBeDefined();
    expect(screen.queryByRole("button", { name: "Actions for Jana Roth" })).toBeNull();
    await user.click(screen.getByRole("button", { name: "Actions for Tim Krause" }));
    await user.click(await screen.findByRole("menuitem", { name: "Change role" }));
    const select = await screen.findByRole("combobox", { name: "Role" });
    expect(
      within(select)
        .getAllByRole("option")
        .map(({ textContent }) => textContent),
    ).toEqual(["Member", "Guest", "Admin"]);
    await user.selectOptions(select, "guest");
    await user.click(screen.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(server.inputsOf("members.setRole")).toEqual([{ memberId: TIM, role: "guest" }]));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  });

  test("are deactivated only after a question; a refusal is told in it", async () => {
    const { user } = renderWorkspace(<PeoplePage />, {
      bootstrap: asRole("owner"),
      handlers: { "members.list": () => page(people), "members.deactivate": fail("LAST_OWNER") },
    });
    await user.click(await screen.findByRole("button", { name: "Actions for Tim Krause" }));
    await user.click(await screen.findByRole("menuitem", { name: "Deactivate" }));
    const dialog = await screen.findByRole("alertdialog", { name: "Deactivate Tim Krause?" });
    await user.click(within(dialog).getByRole("button", { name: "Deactivate" }));
    expect(await within(dialog).findByText(/There must always be an owner/)).toBeDefined();
  });

  test("that cannot be loaded are asked for again", async () => {
    const { server, user } = renderWorkspace(<PeoplePage />, { handlers: { "members.list": fail("INTERNAL") } });
    expect(await screen.findByText("The people could not be loaded")).toBeDefined();
    server.set({ "members.list": () => page(people) });
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByText("tim@example.com")).toBeDefined();
  });

  test("come page after page", async () => {
    const { server, user } = renderWorkspace(<PeoplePage />, {
      handlers: {
        "members.list": ({ cursor }: { cursor: string | null }) =>
          cursor ? page(people.slice(1)) : { items: people.slice(0, 1), nextCursor: "next" },
      },
    });
    await user.click(await screen.findByRole("button", { name: "Show more" }));
    expect(await screen.findByText("tim@example.com")).toBeDefined();
    expect(server.inputsOf("members.list")).toMatchObject([{ cursor: null }, { cursor: "next" }]);
    expect(screen.queryByRole("button", { name: "Show more" })).toBeNull();
  });
});

describe("invitations", () => {
  const invitation: Invitation = {
    id: idOf(700),
    role: "guest",
    email: null,
    maxUses: 5,
    usedCount: 2,
    expiresAt: "2099-11-21T09:00:00.000Z",
    createdBy: ME,
    createdAt: AT,
    revokedAt: null,
  };

  test("begin with what to do, and end in a link that is shown once", async () => {
    const { server, user } = renderWorkspace(<InvitationsPage />, {
      bootstrap: asRole("owner"),
      handlers: {
        "invitations.list": () => page([]),
        "invitations.create": () => ({ invitation: { ...invitation, token: "t", url: "https://parley.test/join/t" } }),
      },
    });
    expect(await screen.findByText("No invitations yet")).toBeDefined();
    await user.click(screen.getByRole("button", { name: "New invitation" }));
    await user.selectOptions(await screen.findByRole("combobox", { name: "They join as" }), "admin");
    await user.selectOptions(screen.getByRole("combobox", { name: "May be used" }), "unlimited");
    await user.type(screen.getByRole("textbox", { name: "Only for this e-mail" }), "paul@example.com");
    await user.click(screen.getByRole("button", { name: "Create link" }));
    const link = await screen.findByRole<HTMLInputElement>("textbox", { name: "Invitation link" });
    expect(link.value).toBe("https://parley.test/join/t");
    const [input] = server.inputsOf("invitations.create") as { role: string; email: string; maxUses?: number }[];
    expect(input).toMatchObject({ role: "admin", email: "paul@example.com" });
    expect(input).not.toHaveProperty("maxUses");
  });

  test("of members are for guests only", async () => {
    const { user } = renderWorkspace(<InvitationsPage />, {
      bootstrap: asRole("member"),
      handlers: { "invitations.list": () => page([]) },
    });
    await user.click(await screen.findByRole("button", { name: "New invitation" }));
    const select = await screen.findByRole("combobox", { name: "They join as" });
    expect(
      within(select)
        .getAllByRole("option")
        .map(({ textContent }) => textContent),
    ).toEqual(["Guest"]);
  });

  test("tell how far they are used, and are taken back after a question", async () => {
    const { server, user } = renderWorkspace(<InvitationsPage />, {
      handlers: { "invitations.list": () => page([invitation]), "invitations.revoke": () => ({}) },
    });
    expect(await screen.findByText(/2 of 5 used/)).toBeDefined();
    await user.click(screen.getByRole("button", { name: "Take back" }));
    server.set({ "invitations.list": () => page([{ ...invitation, revokedAt: AT }]) });
    await user.click(within(await screen.findByRole("alertdialog")).getByRole("button", { name: "Take back" }));
    expect(await screen.findByText("Taken back")).toBeDefined();
    expect(server.inputsOf("invitations.revoke")).toEqual([{ invitationId: invitation.id }]);
  });

  test("are not for guests", () => {
    renderWorkspace(<InvitationsPage />, { bootstrap: asRole("guest") });
    expect(screen.getByText("This is not for your role")).toBeDefined();
  });
});

describe("groups", () => {
  test("are found and joined", async () => {
    const joined = createConversation({ id: idOf(301), name: "Office" });
    const found = { id: idOf(301), name: "Office", description: "All of us", memberCount: 4, joined: false };
    const { server, user } = renderWorkspace(<GroupsPage />, {
      handlers: { "groups.discover": () => page([found]), "groups.join": () => ({ conversation: joined }) },
    });
    expect(await screen.findByText("4 members · All of us")).toBeDefined();
    await user.click(screen.getByRole("button", { name: "Join: Office" }));
    await waitFor(() => expect(location.pathname).toBe(`/w/berger/c/${joined.id}`));
    expect(server.inputsOf("groups.join")).toEqual([{ conversationId: joined.id }]);
  });

  test("say what to do when there is none", async () => {
    renderWorkspace(<GroupsPage />, { handlers: { "groups.discover": () => page([]) } });
    expect(await screen.findByText("No public groups yet")).toBeDefined();
  });
});

describe("settings", () => {
  const session: Session = {
    id: idOf(800),
    kind: "cookie",
    createdAt: AT,
    lastSeenAt: AT,
    expiresAt: AT,
    userAgent: "Mozilla/5.0 (Windows NT 10.0; rv:132.0) Gecko/20100101 Firefox/132.0",
    ip: "192.0.2.7",
    current: false,
  };

  test("change the name, the status and the theme", async () => {
    vi.stubGlobal("matchMedia", () => ({ matches: false }));
    const { server, user } = renderWorkspace(<SettingsPage />, {
      handlers: {
        "sessions.list": () => page([]),
        "presence.get": () => ({ presences: [], own: null }),
        "members.updateMe": ({ name }: { name: string }) => ({ member: createMember({ name, rev: 9 }) }),
        "presence.set": () => ({
          memberId: ME,
          status: "dnd",
          lastSeenAt: null,
          text: "at a viewing",
          emoji: null,
          until: null,
        }),
      },
    });
    const name = screen.getByRole("textbox", { name: "Name" });
    await user.clear(name);
    await user.type(name, "Jana Berger{Enter}");
    await waitFor(() => expect(server.inputsOf("members.updateMe")).toEqual([{ name: "Jana Berger" }]));
    await user.selectOptions(await screen.findByRole("combobox", { name: "Presence" }), "dnd");
    await user.type(screen.getByRole("textbox", { name: "Status text" }), "at a viewing{Enter}");
    await waitFor(() =>
      expect(server.inputsOf("presence.set")).toEqual([
        { status: "dnd", emoji: null, text: "at a viewing", until: null },
      ]),
    );
    await user.click(screen.getByRole("radio", { name: "Dark" }));
    expect(document.documentElement.dataset.theme).toBe("dark");
    await user.click(screen.getByRole("radio", { name: "System" }));
    expect(document.documentElement.dataset.theme).toBeUndefined();
  });

  test("begin with the status one has, also right after a reload", async () => {
    const own = { status: "dnd", text: "at a viewing", emoji: null, until: null };
    renderWorkspace(<SettingsPage />, {
      handlers: { "sessions.list": () => page([]), "presence.get": () => ({ presences: [], own }) },
    });
    expect((await screen.findByRole<HTMLSelectElement>("combobox", { name: "Presence" })).value).toBe("dnd");
    expect(screen.getByRole<HTMLInputElement>("textbox", { name: "Status text" }).value).toBe("at a viewing");
  });

  test("change the language at once", async () => {
    const { user } = renderWorkspace(<SettingsPage />, { handlers: { "sessions.list": () => page([]) } });
    await user.selectOptions(screen.getByRole("combobox", { name: "Language" }), "de");
    expect(await screen.findByRole("heading", { name: "Einstellungen" })).toBeDefined();
    await user.selectOptions(screen.getByRole("combobox", { name: "Sprache" }), "en");
    expect(await screen.findByRole("heading", { name: "Settings" })).toBeDefined();
  });

  test("show where one is signed in, and end what is elsewhere", async () => {
    const here = { ...session, id: idOf(801), current: true };
    const { server, user } = renderWorkspace(<SettingsPage />, {
      handlers: {
        "sessions.list": () => page([here, session]),
        "sessions.revoke": () => ({}),
        "sessions.revokeOthers": () => ({ revoked: 1 }),
      },
    });
    expect(await screen.findByText("This device")).toBeDefined();
    await user.click(screen.getByRole("button", { name: "Sign out Firefox · Windows" }));
    await waitFor(() => expect(server.inputsOf("sessions.revoke")).toEqual([{ sessionId: session.id }]));
    await user.click(screen.getByRole("button", { name: "Sign out everywhere else" }));
    await user.click(
      within(await screen.findByRole("alertdialog")).getByRole("button", { name: "Sign out everywhere else" }),
    );
    expect(await screen.findByText("1 other session ended")).toBeDefined();
  });
});

test("the first day says what to do next, later the page only points to the list", async () => {
  renderWorkspace(<WelcomePage />, { bootstrap: createBootstrap({ conversations: [] }) });
  expect(screen.getByRole("button", { name: "Invite people" })).toBeDefined();
});
