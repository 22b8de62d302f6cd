// @vitest-environment happy-dom
import type { Conversation, ConversationPreferences, SetConversationPreferencesInput } from "@parley/api";
import { DEFAULT_CONVERSATION_PREFERENCES } from "@parley/api";
import { screen, waitFor } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { refuse } from "../../testing/answers";
import { createBootstrap, createConversation, createDirect, createSent, idOf, TIM } from "../../testing/factories";
import { renderWorkspace } from "../../testing/render-workspace";
import { ConversationNav } from "./conversation-nav";
import { PreferencesSection } from "./preferences-section";
import { countUnread } from "./to-conversation-view";

const AT = "2026-11-21T09:10:00.000Z";
const preferences = (over: Partial<ConversationPreferences>) => ({
  ...DEFAULT_CONVERSATION_PREFERENCES,
  rev: 20,
  ...over,
});
const direct = createDirect(TIM);

function open(conversation: Conversation) {
  return renderWorkspace(<PreferencesSection conversation={conversation} />, {
    bootstrap: createBootstrap({ conversations: [conversation] }),
    handlers: {
      "conversations.setPreferences": ({ conversationId: _, ...change }: SetConversationPreferencesInput) => ({
        conversation: { ...conversation, preferences: { ...preferences({}), ...change } },
      }),
    },
  });
}

describe("how one wants to have a conversation", () => {
  test("is set at once: what is told, for how long not, and its place in the list [F2.5]", async () => {
    const { server, session, user } = open(createConversation());
    await user.selectOptions(screen.getByRole("combobox", { name: "Notify me of" }), "Mentions and keywords");
    await user.selectOptions(screen.getByRole("combobox", { name: "Mute" }), "Until I turn it off");
    await user.click(screen.getByRole("switch", { name: "Pin to the top" }));
    await waitFor(() => expect(server.inputsOf("conversations.setPreferences")).toHaveLength(3));
    expect(server.inputsOf("conversations.setPreferences")).toMatchObject([
      { level: "mentions" },
      { muted: true, mutedUntil: null },
      { pinned: true },
    ]);
    await waitFor(() => expect(Object.values(session.store.get().conversations)[0]?.preferences.pinned).toBe(true));
  });

  test("shows when muting ends", () => {
    open(createConversation({ preferences: preferences({ muted: true, mutedUntil: "2099-01-01T08:00:00.000Z" }) }));
    const mute = screen.getByRole<HTMLSelectElement>("combobox", { name: "Mute" });
    expect(mute.selectedOptions[0]?.textContent).toContain("2099");
  });

  test("hides a direct conversation and leads away from it; a group cannot be hidden [F2.4]", async () => {
    const { user, server } = open(direct);
    await user.click(screen.getByRole("button", { name: "Hide conversation" }));
    await waitFor(() => expect(location.pathname).toBe("/w/berger"));
    expect(server.inputsOf("conversations.setPreferences")).toEqual([{ conversationId: direct.id, hidden: true }]);
  });

  test("offers no hiding for groups", () => {
    open(createConversation());
    expect(screen.queryByRole("button", { name: "Hide conversation" })).toBeNull();
  });

  test("says why it was refused", async () => {
    const { user, server } = open(createConversation());
    server.set({ "conversations.setPreferences": refuse("OVERLOADED") });
    await user.click(screen.getByRole("switch", { name: "Pin to the top" }));
    expect(await screen.findByText("The server is busy. Try again in a moment.")).toBeDefined();
  });
});

describe("the list of conversations", () => {
  const older = createConversation({ id: idOf(101), name: "Older", lastActivityAt: "2026-11-20T09:00:00.000Z" });
  const names = () => screen.getAllByRole("link").map((link) => link.textContent);
  const changed = (conversationId: string, over: Partial<ConversationPreferences>) =>
    ({
      type: "preference.changed",
      scope: "conversation",
      seq: 20,
      at: AT,
      conversationId,
      preferences: preferences(over),
    }) as const;

  test("puts what was pinned on another device first, and tells that it is muted [F2.5]", async () => {
    const { receive } = renderWorkspace(<ConversationNav />, {
      bootstrap: createBootstrap({ conversations: [createConversation(), older] }),
    });
    expect(names()[0]).toContain("Lindenstraße 12");
    receive(changed(older.id, { pinned: true, muted: true }));
    await waitFor(() => expect(names()[0]).toContain("Older"));
    expect(names()[0]).toContain("muted, pinned");
  });

  test("is without a hidden conversation until somebody writes there [F2.4]", async () => {
    const { receive, server } = renderWorkspace(<ConversationNav />, {
      bootstrap: createBootstrap({ conversations: [createConversation(), direct] }),
    });
    receive(changed(direct.id, { hiddenAt: AT }));
    await waitFor(() => expect(names()).toHaveLength(1));
    server.set({
      "conversations.get": () => ({ conversation: { ...direct, lastActivityAt: "2026-11-21T10:00:00.000Z" } }),
    });
    receive(createSent({ seq: 21, conversationId: direct.id }));
    await waitFor(() => expect(names()).toHaveLength(2));
  });
});

test("muted conversations do not count in the title [F2.5]", () => {
  const unread = createConversation({ unreadCount: 3 });
  const muted = createConversation({ unreadCount: 5, preferences: preferences({ muted: true, mutedUntil: AT }) });
  expect(countUnread([unread, muted], new Date("2026-11-21T09:00:00.000Z"))).toBe(3);
  expect(countUnread([unread, muted], new Date("2026-11-21T09:10:00.000Z"))).toBe(8);
});
