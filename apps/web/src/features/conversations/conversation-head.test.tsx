// @vitest-environment happy-dom
import type { Conversation, MemberPresence } from "@parley/api";
import { screen, waitFor } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import {
  createBootstrap,
  createConversation,
  createDirect,
  createMember,
  GROUP,
  ME,
  TIM,
} from "../../testing/factories";
import { german, type RenderOptions, renderWorkspace } from "../../testing/render-workspace";
import { ConversationHead } from "./conversation-head";
import { ConversationStart } from "./conversation-start";

const AT = "2026-11-21T09:00:00.000Z";
const presence = (more: Partial<MemberPresence>): MemberPresence & { type: "presence" } => ({
  type: "presence",
  memberId: TIM,
  status: "online",
  lastSeenAt: null,
  text: null,
  emoji: null,
  until: null,
  ...more,
});

const head = (conversation: Conversation, options: RenderOptions = {}) =>
  renderWorkspace(<ConversationHead conversation={conversation} />, {
    bootstrap: createBootstrap({ conversations: [conversation] }),
    ...options,
  });

describe("the head of a group", () => {
  test("tells its name, how many are in it, and what it is for", () => {
    head(createConversation({ memberCount: 12, description: "Everything about the house" }));
    expect(screen.getByRole("heading", { name: "Lindenstraße 12" })).toBeDefined();
    expect(screen.getByText("12 members · Everything about the house")).toBeDefined();
  });

  test("tells that it is archived", () => {
    head(createConversation({ archivedAt: AT, memberCount: 1 }), { language: german });
    expect(screen.getByText(german.t("conversation.archived"))).toBeDefined();
    expect(screen.getByText(/1 Mitglied$/)).toBeDefined();
  });

  test("opens the details and closes them again, and says which it is", async () => {
    const { user } = head(createConversation());
    const details = screen.getByRole("button", { name: "Details", pressed: false });
    await user.click(details);
    expect(location.search).toBe("?panel=details");
    expect(screen.getByRole("button", { name: "Details", pressed: true })).toBe(details);
    await user.click(details);
    expect(location.pathname + location.search).toBe(`/w/berger/c/${GROUP}`);
  });

  test("leads back to the list", async () => {
    const { user } = head(createConversation());
    await user.click(screen.getByRole("button", { name: "Back" }));
    expect(location.pathname).toBe("/w/berger");
  });
});

describe("the head of a direct conversation", () => {
  test("follows whether the other is there, and what they say of it", async () => {
    const { signal } = head(createDirect(TIM));
    expect(screen.getByText("Offline")).toBeDefined();
    signal(presence({ status: "dnd", emoji: "🏠", text: "at a viewing" }));
    expect(await screen.findByText("Do not disturb")).toBeDefined();
    expect(screen.getByText("🏠 at a viewing")).toBeDefined();
    signal(presence({ status: "away" }));
    expect(await screen.findByText("Away")).toBeDefined();
    expect(screen.queryByText("🏠 at a viewing")).toBeNull();
  });

  test("tells when they were last seen", async () => {
    const { signal } = head(createDirect(TIM));
    signal(presence({ status: "offline", lastSeenAt: new Date(Date.now() - 3.5 * 3_600_000).toISOString() }));
    expect(await screen.findByText("Last seen 3 hours ago")).toBeDefined();
  });

  test("tells that they have no access any more, whatever their presence was", async () => {
    const { receive, signal } = head(createDirect(TIM));
    signal(presence({}));
    await screen.findByText("Online");
    const member = createMember({ id: TIM, deactivatedAt: AT, rev: 11 });
    receive({ type: "member.deactivated", seq: 11, at: AT, member });
    expect(await screen.findByText("Deactivated")).toBeDefined();
    expect(screen.queryByText("Online")).toBeNull();
  });

  test("names one's own space as such", () => {
    head(createDirect(ME));
    expect(screen.getByRole("heading", { name: "Jana Roth (you)" })).toBeDefined();
  });
});

describe("where a conversation begins", () => {
  const begin = (conversation: Conversation, options: RenderOptions = {}) =>
    renderWorkspace(<ConversationStart conversation={conversation} />, options);

  test("names the other person", () => {
    begin(createDirect(TIM));
    expect(screen.getByText("This is the beginning of your conversation with Tim Krause.")).toBeDefined();
  });

  test("says of one's own space what it is good for", () => {
    begin(createDirect(ME), { language: german });
    expect(screen.getByText(german.t("conversation.beginningSelf"))).toBeDefined();
  });

  test("describes a group, and offers to bring people in", async () => {
    const { user } = begin(createConversation({ description: "Everything about the house" }));
    expect(screen.getByText("This is the beginning of Lindenstraße 12. Everything about the house")).toBeDefined();
    await user.click(screen.getByRole("button", { name: "Add people" }));
    await waitFor(() => expect(location.search).toBe("?panel=details"));
  });

  test.each([
    ["an archived group", createConversation({ archivedAt: AT })],
    ["a direct conversation", createDirect(TIM)],
  ])("offers nobody to add to %s", (_, conversation) => {
    begin(conversation);
    expect(screen.queryByRole("button", { name: "Add people" })).toBeNull();
  });
});
