// @vitest-environment jsdom
import { screen } from "@testing-library/react";
import axe from "axe-core";
import type { ReactNode } from "react";
import { beforeEach, expect, test } from "vitest";
import { WorkspaceShell } from "../features/shell/workspace-shell";
import { inDirectory, pageOf, refuse } from "../testing/answers";
import {
  createBootstrap,
  createMember,
  createMessage,
  createNotification,
  createWorkspace,
  GROUP,
  idOf,
  ME,
  TIM,
} from "../testing/factories";
import type { Handlers } from "../testing/fake-server";
import { renderPage } from "../testing/render-page";
import { renderWorkspace } from "../testing/render-workspace";
import { ConversationPage } from "./conversation-page";
import { GroupsPage } from "./groups-page";
import { InvitationsPage } from "./invitations-page";
import { JoinPage } from "./join-page";
import { NotificationsPage } from "./notifications-page";
import { PageError } from "./page-error";
import { PageNotFound } from "./page-not-found";
import { PeoplePage } from "./people-page";
import { SettingsPage } from "./settings-page";
import { SignInPage } from "./sign-in-page";
import { SignUpPage } from "./sign-up-page";
import { WelcomePage } from "./welcome-page";
import { WorkspacesPage } from "./workspaces-page";

/** What needs a layout or colours is checked in real browsers; the frame of one page is no whole document here. */
const options: axe.RunOptions = { rules: { "color-contrast": { enabled: false }, "target-size": { enabled: false } } };

async function findProblems(): Promise<string[]> {
  const { violations } = await axe.run(document.body, options);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
}

const user = { id: idOf(900), email: "jana@example.com", name: "Jana Roth" };
const me = { "auth.me": () => ({ user, workspaces: [createWorkspace()] }) };
const group = { id: idOf(301), name: "Office", description: "All of us", memberCount: 4, joined: false };
const invitation = {
  id: idOf(700),
  role: "guest",
  email: null,
  maxUses: 5,
  usedCount: 2,
  createdBy: ME,
  revokedAt: null,
};
const times = { createdAt: "2026-11-21T09:00:00.000Z", expiresAt: "2099-11-21T09:00:00.000Z" };
const preview = { workspaceName: "Linden", inviterName: "Tim", role: "guest", email: null };
const workspaceHandlers: Handlers = {
  ...me,
  "members.list": () => pageOf([inDirectory(ME), inDirectory(TIM, { email: "tim@example.com" })]),
  "groups.discover": () => pageOf([group]),
  "groups.members": () => pageOf([{ member: createMember(), role: "owner", joinedAt: times.createdAt }]),
  "invitations.list": () => pageOf([{ ...invitation, ...times }]),
  "sessions.list": () => pageOf([]),
  "notifications.list": () => ({ ...pageOf([createNotification()]), unreadCount: 1 }),
  "presence.get": () => ({ presences: [], own: null }),
  "messages.list": () => ({ items: [createMessage({ seq: 3 })], hasOlder: false, hasNewer: false }),
};

beforeEach(() => localStorage.clear());

test.each<[string, ReactNode, string, string | RegExp]>([
  ["welcome", <WelcomePage key="w" />, "/w/berger", "Choose a conversation"],
  ["people", <PeoplePage key="p" />, "/w/berger/people", "tim@example.com"],
  ["groups", <GroupsPage key="g" />, "/w/berger/groups", /4 members/],
  ["invitations", <InvitationsPage key="i" />, "/w/berger/invitations", /2 of 5 used/],
  ["notifications", <NotificationsPage key="n" />, "/w/berger/notifications", "Mark all as read"],
  ["settings", <SettingsPage key="s" />, "/w/berger/settings", "Presence"],
  [
    "a conversation with its details",
    <ConversationPage key="c" conversationId={GROUP} />,
    `/w/berger/c/${GROUP}?panel=details`,
    "About",
  ],
])("%s is clean in its frame", async (_, page, address, sign) => {
  const bootstrap = createBootstrap({
    me: createMember({ role: "owner" }),
    workspace: createWorkspace({ role: "owner" }),
  });
  renderWorkspace(<WorkspaceShell>{page}</WorkspaceShell>, { address, bootstrap, handlers: workspaceHandlers });
  expect(await screen.findByText(sign)).toBeDefined();
  expect(await findProblems()).toEqual([]);
});

test.each<[string, ReactNode, Handlers, string | RegExp]>([
  ["sign-up", <SignUpPage key="u" />, {}, "Create your workspace"],
  ["sign-in", <SignInPage key="i" next="/w/berger" />, {}, "You were signed out. Sign in to go on."],
  ["the choice of workspaces", <WorkspacesPage key="w" />, me, "Berger Homes"],
  [
    "no workspace to choose",
    <WorkspacesPage key="n" />,
    { "auth.me": () => ({ user, workspaces: [] }) },
    /do not belong/,
  ],
  ["a choice that failed", <WorkspacesPage key="f" />, { "auth.me": refuse("INTERNAL") }, /could not be loaded/],
  ["an invitation", <JoinPage key="j" token="t" />, { ...me, "invitations.preview": () => preview }, "Join Linden"],
  ["an address that leads nowhere", <PageNotFound key="x" />, {}, "There is no such page"],
  ["a page that could not be drawn", <PageError key="e" />, {}, "Something went wrong"],
])("%s is clean", async (_, page, handlers, sign) => {
  renderPage(page, handlers);
  expect((await screen.findAllByText(sign)).length).toBeGreaterThan(0);
  expect(await findProblems()).toEqual([]);
});
