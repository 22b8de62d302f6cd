// @vitest-environment happy-dom
import type { Message, ReactionInput, ReactionOutput } from "@parley/api";
import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";
import { ConversationPage } from "../../pages/conversation-page";
import {
  AYSE,
  createBootstrap,
  createConversation,
  createMember,
  createMessage,
  createReaction,
  GROUP,
  idOf,
  ME,
  TIM,
} from "../../testing/factories";
import { refusal } from "../../testing/outbox-world";
import { type RenderOptions, renderWorkspace } from "../../testing/render-workspace";
import { emojiStore } from "./emoji-store";

const thumbs = { emoji: "👍", count: 2, mine: false, sinceSeq: 4 };
const message = createMessage({ seq: 3, text: "Viewing at ten", reactions: [thumbs], reactionsRev: 4 });

function answer(reactions: Message["reactions"], reactionsRev = 11): ReactionOutput {
  return { conversationId: GROUP, messageId: message.id, reactions, reactionsRev };
}

function open({ handlers, ...options }: RenderOptions = {}) {
  return renderWorkspace(<ConversationPage conversationId={GROUP} />, {
    handlers: {
      "messages.list": () => ({ items: [message], hasOlder: false, hasNewer: false }),
      "receipts.markRead": () => new Promise(() => undefined),
      ...handlers,
    },
    ...options,
  });
}

beforeEach(() => emojiStore.forget());

const bar = () => screen.findByRole("list", { name: "Reactions" });
const names = async () =>
  within(await bar())
    .getAllByRole("button")
    .map((button) => button.getAttribute("aria-label"));

describe("reacting", () => {
  test("by a click on what others put there shows at once, and again takes it back", async () => {
    const { server, user } = open({
      handlers: {
        "reactions.add": () => answer([{ ...thumbs, count: 3, mine: true }]),
        "reactions.remove": () => answer([thumbs], 12),
      },
    });
    await user.click(within(await bar()).getByRole("button", { name: "👍 2 reactions" }));
    expect(await names()).toEqual(["👍 3 reactions, yours among them"]);
    await user.click(within(await bar()).getByRole("button", { name: /👍/u }));
    await waitFor(async () => expect(await names()).toEqual(["👍 2 reactions"]));
    expect(server.calls.filter(({ path }) => /^reactions\.(add|remove)$/u.test(path))).toEqual([
      { path: "reactions.add", input: { messageId: message.id, emoji: "👍" } },
      { path: "reactions.remove", input: { messageId: message.id, emoji: "👍" } },
    ]);
  });

  test("by one of the three at hand, which are what was used last", async () => {
    emojiStore.use("🏠");
    const { user, server } = open({ handlers: { "reactions.add": () => new Promise(() => undefined) } });
    const article = (await bar()).closest("article") as HTMLElement;
    const quick = await within(article).findAllByRole("button", { name: /^React with/u });
    expect(quick.map((button) => button.textContent)).toEqual(["🏠", "👍", "❤️"]);
    await user.click(quick[0] as HTMLElement);
    expect(await names()).toEqual(["👍 2 reactions", "🏠 1 reaction, yours"]);
    await waitFor(() => expect(server.inputsOf("reactions.add")).toEqual([{ messageId: message.id, emoji: "🏠" }]));
  });

  test("by the picker, found by its German name, with keys alone; it is at hand the next time", async () => {
    const { user, server } = open({
      handlers: { "reactions.add": ({ emoji }: ReactionInput) => answer([thumbs, { ...thumbs, emoji, sinceSeq: 11 }]) },
    });
    await bar();
    (await screen.findByRole("button", { name: "Add reaction" })).focus();
    await user.keyboard("{Enter}");
    const dialog = await screen.findByRole("dialog", { name: "Add reaction" });
    const field = await within(dialog).findByRole("combobox", { name: "Search emoji" });
    await waitFor(() => expect(document.activeElement).toBe(field));
    await user.keyboard("Schlüssel{Enter}");
    await waitFor(() => expect(server.inputsOf("reactions.add")).toEqual([{ messageId: message.id, emoji: "🔑" }]));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(document.activeElement).toBe(screen.getByRole("button", { name: "Add reaction" }));
    expect(emojiStore.get().recent).toEqual(["🔑"]);
  });
});

describe("what goes wrong", () => {
  test("a refusal is told, and the reaction goes back", async () => {
    const { user } = open({
      handlers: {
        "reactions.add": () => {
          throw refusal("TOO_MANY_REACTIONS");
        },
      },
    });
    await user.click(within(await bar()).getByRole("button", { name: /👍/u }));
    expect(await screen.findByText("This message has as many different reactions as it can take.")).toBeDefined();
    expect(await names()).toEqual(["👍 2 reactions"]);
  });

  test("without a connection the same, with what to do", async () => {
    const { server, user } = open();
    await bar();
    server.setOffline(true);
    await user.click(within(await bar()).getByRole("button", { name: /👍/u }));
    expect(await screen.findByText(/^Your reaction was not saved: the server could not be reached/u)).toBeDefined();
    expect(await names()).toEqual(["👍 2 reactions"]);
  });
});

describe("others", () => {
  test("show at once when they react", async () => {
    const { receive } = open();
    await bar();
    receive(createReaction(11, message, { count: 3, sinceSeq: 4, memberId: AYSE }));
    receive(createReaction(12, message, { emoji: "🎉", memberId: TIM }));
    expect(await names()).toEqual(["👍 3 reactions", "🎉 1 reaction"]);
  });

  test("are named on focus, those not known fetched first", async () => {
    const stranger = idOf(77);
    const { server, user } = open({
      handlers: {
        "reactions.list": () => ({
          items: [ME, TIM, stranger].map((memberId) => ({ memberId, createdAt: message.createdAt })),
          nextCursor: "more",
        }),
        "members.get": () => ({ members: [createMember({ id: stranger, name: "Nora Lang" })] }),
        "messages.list": () => ({
          items: [{ ...message, reactions: [{ ...thumbs, count: 5, mine: true }] }],
          hasOlder: false,
          hasNewer: false,
        }),
      },
    });
    const button = within(await bar()).getByRole("button", { name: /👍/u });
    expect(server.inputsOf("reactions.list")).toEqual([]);
    await user.hover(button);
    expect(await screen.findByText("👍 by You, Tim Krause, Nora Lang, and 2 others")).toBeDefined();
    expect(server.inputsOf("members.get")).toEqual([{ memberIds: [stranger] }]);
  });
});

test.each([
  ["an archived group", createConversation({ archivedAt: "2026-11-21T10:00:00.000Z" }), []],
  [
    "a conversation with somebody who left",
    createConversation({ kind: "direct", name: null, visibility: null, participantIds: [ME, TIM] }),
    [createMember({ id: TIM, deactivatedAt: "2026-11-21T10:00:00.000Z" })],
  ],
])("in %s reactions only show", async (_where, conversation, members) => {
  const { server, user } = open({ bootstrap: createBootstrap({ conversations: [conversation], members }) });
  const button = within(await bar()).getByRole("button", { name: "👍 2 reactions" });
  expect(button.getAttribute("aria-disabled")).toBe("true");
  await user.click(button);
  expect(server.inputsOf("reactions.add")).toEqual([]);
  await screen.findByRole("button", { name: "More actions" });
  expect(screen.queryByRole("button", { name: "Add reaction" })).toBeNull();
});
