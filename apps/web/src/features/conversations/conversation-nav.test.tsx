// @vitest-environment happy-dom
import { intersectAll } from "@parley/ui/testing";
import { act, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";
import { pageOf, refuse } from "../../testing/answers";
import {
  AYSE,
  createBootstrap,
  createConversation,
  createDirect,
  createMember,
  createMessage,
  createSent,
  GROUP,
  idOf,
  ME,
  TIM,
} from "../../testing/factories";
import { german, type RenderOptions, renderWorkspace } from "../../testing/render-workspace";
import { createDraftStore } from "../drafts/draft-store";
import { forgetDraftStores } from "../drafts/use-drafts";
import { ConversationNav } from "./conversation-nav";

const open = (options: RenderOptions = {}) =>
  renderWorkspace(<ConversationNav />, { address: "/w/berger", ...options });
const nav = () => screen.getByRole("navigation", { name: "Conversations" });
const names = () =>
  within(nav())
    .getAllByRole("link")
    .map((link) => link.getAttribute("href")?.split("/").at(-1));
const row = (name: string | RegExp) => within(nav()).getByRole("link", { name });
const rowText = (name: string | RegExp) => row(name).closest("li")?.textContent ?? "";

const older = createDirect(TIM, { lastActivityAt: "2026-11-20T09:00:00.000Z" });

beforeEach(() => {
  localStorage.clear();
  forgetDraftStores();
});

describe("the list of conversations", () => {
  test("has the last activity first, and keeps to that as messages come", async () => {
    const { receive } = open({ bootstrap: createBootstrap({ conversations: [older, createConversation()] }) });
    expect(names()).toEqual([GROUP, older.id]);
    receive(createSent({ seq: 11, conversationId: older.id, createdAt: "2026-11-22T09:00:00.000Z" }));
    await waitFor(() => expect(names()).toEqual([older.id, GROUP]));
  });

  test("says who wrote last, and what", async () => {
    const { receive } = open();
    receive(createSent({ seq: 11, authorId: TIM, text: "the keys are here" }));
    await waitFor(() => expect(rowText("Lindenstraße 12")).toContain("Tim: the keys are here"));
    receive(createSent({ seq: 12, authorId: ME, text: "thank you" }));
    await waitFor(() => expect(rowText("Lindenstraße 12")).toContain("You: thank you"));
  });

  test("says in German what is unread", async () => {
    const { receive } = open({ language: german });
    receive(createSent({ seq: 11, mentions: [ME] }));
    const name = `${german.t("sidebar.unread", { count: 1 })}, ${german.t("sidebar.mentions", { count: 1 })}`;
    expect(await screen.findByText(name)).toBeDefined();
    expect(name).toContain("1 ungelesene");
  });

  test("shows who is writing in place of the last words, and those again afterwards", async () => {
    const lastMessage = createMessage({ seq: 3, text: "the keys are here" });
    const { signal } = open({
      bootstrap: createBootstrap({ conversations: [createConversation({ lastMessage })] }),
    });
    signal({ type: "typing", conversationId: GROUP, memberId: AYSE, typing: true });
    await waitFor(() => expect(rowText("Lindenstraße 12")).toContain("Ayşe Yılmaz is typing"));
    signal({ type: "typing", conversationId: GROUP, memberId: AYSE, typing: false });
    await waitFor(() => expect(rowText("Lindenstraße 12")).toContain("the keys are here"));
  });

  test("shows that something begun or failed lies there", async () => {
    createDraftStore(ME).set({ conversationId: GROUP }, "half a thought");
    const { server, session } = open({ handlers: { "messages.send": refuse("FORBIDDEN") } });
    expect(rowText("Lindenstraße 12")).toContain("Draft:");
    await act(() => session.getOutbox().add(GROUP, "not allowed"));
    await waitFor(() => expect(rowText("Lindenstraße 12")).toContain("Message not sent"));
    expect(server.inputsOf("messages.send")).toHaveLength(1);
  });

  test("loads a conversation before it is opened, once", async () => {
    const { server, user } = open({
      handlers: { "messages.list": () => ({ items: [], hasOlder: false, hasNewer: false }) },
    });
    await user.hover(row("Lindenstraße 12"));
    await waitFor(() => expect(server.inputsOf("messages.list")).toHaveLength(1));
    await user.unhover(row("Lindenstraße 12"));
    await user.hover(row("Lindenstraße 12"));
    await user.click(row("Lindenstraße 12"));
    expect(location.pathname).toBe(`/w/berger/c/${GROUP}`);
    expect(server.inputsOf("messages.list")).toHaveLength(1);
  });

  test("leaves it to the browser to open a link elsewhere", async () => {
    const { user } = open();
    row("Lindenstraße 12").addEventListener("click", (event) => event.preventDefault());
    await user.keyboard("{Control>}");
    await user.click(row("Lindenstraße 12"));
    expect(location.pathname).toBe("/w/berger");
  });

  test("that is empty says what to do", async () => {
    const { user } = open({
      bootstrap: createBootstrap({ conversations: [] }),
      handlers: { "members.list": () => pageOf([]) },
    });
    expect(screen.getByText("No conversations yet")).toBeDefined();
    await user.click(screen.getByRole("button", { name: "New conversation" }));
    expect(await screen.findByRole("dialog", { name: "New conversation" })).toBeDefined();
  });
});

describe("the conversations behind the first page", () => {
  const stranger = createMember({ id: idOf(9), name: "Nora Weiss" });
  const behind = createDirect(stranger.id, { id: idOf(201), lastActivityAt: "2026-10-01T09:00:00.000Z" });
  const bootstrap = createBootstrap({ conversationsCursor: "older" });

  test("come when asked for, with the people in them", async () => {
    const { server, user } = open({
      bootstrap,
      handlers: {
        "conversations.list": () => pageOf([behind]),
        "members.get": () => ({ members: [stranger] }),
      },
    });
    await user.click(screen.getByRole("button", { name: "Show more" }));
    expect(await within(nav()).findByRole("link", { name: /Nora Weiss/ })).toBeDefined();
    expect(server.inputsOf("conversations.list")).toEqual([{ cursor: "older" }]);
    expect(server.inputsOf("members.get")).toEqual([{ memberIds: [stranger.id] }]);
    expect(screen.queryByRole("button", { name: "Show more" })).toBeNull();
  });

  test("that did not come are told, and asked for again by hand only: they would be asked for without end", async () => {
    const { server, user } = open({ bootstrap, handlers: { "conversations.list": refuse("OVERLOADED") } });
    act(() => intersectAll());
    expect(await screen.findByText("The conversations could not be loaded")).toBeDefined();
    act(() => intersectAll());
    expect(server.inputsOf("conversations.list")).toHaveLength(1);
    server.set({ "conversations.list": () => pageOf([]) });
    await user.click(screen.getByRole("button", { name: "Try again" }));
    await waitFor(() => expect(screen.queryByText("The conversations could not be loaded")).toBeNull());
    expect(screen.queryByRole("button", { name: /Show more|Try again/ })).toBeNull();
  });
});
