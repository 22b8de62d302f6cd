// @vitest-environment happy-dom
import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";
import { ConversationPage } from "../../pages/conversation-page";
import { pageOf, refuse } from "../../testing/answers";
import {
  createBootstrap,
  createConversation,
  createMember,
  createMessage,
  createSent,
  createThread,
  createThreadState,
  GROUP,
  idOf,
  ME,
  shareMessage,
  TIM,
} from "../../testing/factories";
import { german, type RenderOptions, renderWorkspace } from "../../testing/render-workspace";
import { clearDrafts } from "../drafts/draft-store";
import { forgetDraftStores } from "../drafts/use-drafts";
import { ThreadPanel } from "./thread-panel";

const root = createMessage({
  id: idOf(77),
  seq: 5,
  authorId: ME,
  text: "Who shows the flat?",
  replyCount: 1,
  threadRev: 7,
});
const reply = createMessage({ seq: 6, threadRootId: root.id, text: "I do" });
const address = `/w/berger/c/${GROUP}?thread=${root.id}`;
const page = { hasOlder: false, hasNewer: false };

function open({ handlers, ...options }: RenderOptions = {}) {
  return renderWorkspace(<ThreadPanel conversationId={GROUP} rootId={root.id} jumpTo={undefined} />, {
    address,
    handlers: {
      "messages.list": () => ({ ...page, items: [reply] }),
      "threads.get": () => ({ thread: createThread(root, [reply], { unreadCount: 1 }) }),
      "threads.markRead": () => new Promise(() => undefined),
      "typing.signal": () => ({}),
      "pins.list": () => pageOf([]),
      "saved.list": () => pageOf([]),
      ...handlers,
    },
    ...options,
  });
}

beforeEach(() => {
  clearDrafts();
  forgetDraftStores();
});

const box = () => screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Message" });

describe("the panel of a thread", () => {
  test("shows the root, the replies and what is new, live [F4.1]", async () => {
    const { receive } = open();
    expect(await screen.findByText("I do")).toBeDefined();
    expect(screen.getAllByRole("article").map((article) => article.textContent)).toEqual([
      expect.stringContaining("Who shows the flat?"),
      expect.stringContaining("I do"),
    ]);
    receive(createSent({ seq: 11, threadRootId: root.id, text: "Then you" }));
    expect(await screen.findByText("Then you")).toBeDefined();
  });

  test("shows Markdown, as everywhere [F3.2]", async () => {
    const formatted = { ...reply, text: "**I** do" };
    open({ handlers: { "messages.list": () => ({ ...page, items: [formatted] }) } });
    expect((await screen.findByText("I")).tagName).toBe("STRONG");
  });

  test("lets replies be saved and forwarded [F3.5]", async () => {
    const { server, user } = open();
    const article = (await screen.findByText("I do")).closest("article");
    await user.click(await within(article as HTMLElement).findByRole("button", { name: "More actions" }));
    const names = (await screen.findAllByRole("menuitem")).map(({ textContent }) => textContent);
    expect(names).toEqual(["Copy text", "Copy link", "Mark unread", "Save for later", "Forward"]);
    server.set({ "saved.add": () => ({ saved: { message: shareMessage(reply), savedAt: reply.createdAt } }) });
    await user.click(screen.getByRole("menuitem", { name: "Save for later" }));
    expect(await screen.findByText("Message saved")).toBeDefined();
    expect(server.inputsOf("saved.add")).toEqual([{ messageId: reply.id }]);
    await user.click(await within(article as HTMLElement).findByRole("button", { name: "More actions" }));
    await user.click(await screen.findByRole("menuitem", { name: "Forward" }));
    const dialog = await screen.findByRole("dialog", { name: "Forward message" });
    expect(within(dialog).getByText("I do")).toBeDefined();
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(location.search).toBe(`?thread=${root.id}`);
  });

  test("marks a reply unread; not the root, and not what counts elsewhere [F4.1] [F5.1]", async () => {
    const both = createMessage({ seq: 7, threadRootId: root.id, alsoToConversation: true, text: "All hear" });
    const markedUnread = createThreadState(root.id, { readSeq: 5, readRev: 30, unreadCount: 1, headSeq: 30 });
    const { server, session, user } = open({
      bootstrap: createBootstrap({ threads: [createThreadState(root.id, { readSeq: 7, unreadCount: 0 })] }),
      handlers: {
        "messages.list": () => ({ ...page, items: [reply, both] }),
        "threads.get": () => ({ thread: createThread(root, [reply, both], { readSeq: 7, unreadCount: 0 }) }),
        "receipts.markUnread": () => ({
          ...{
            conversationId: GROUP,
            readSeq: 7,
            readRev: 7,
            seenSeq: 7,
            unreadCount: 0,
            mentionCount: 0,
            headSeq: 30,
          },
          thread: markedUnread,
        }),
      },
    });
    const itemsOf = async (text: string) => {
      const article = (await screen.findByText(text)).closest("article");
      await user.click(await within(article as HTMLElement).findByRole("button", { name: "More actions" }));
      return (await screen.findAllByRole("menuitem")).map(({ textContent }) => textContent);
    };
    for (const text of ["Who shows the flat?", "All hear"]) {
      expect(await itemsOf(text)).not.toContain("Mark unread");
      await user.keyboard("{Escape}");
    }
    await itemsOf("I do");
    await user.click(screen.getByRole("menuitem", { name: "Mark unread" }));
    await waitFor(() => expect(session.store.get().threads[root.id]).toMatchObject({ unreadCount: 1, readSeq: 5 }));
    expect(server.inputsOf("receipts.markUnread")).toEqual([{ messageId: reply.id }]);
  });

  test("sends replies to the thread, and to the conversation only when that is asked for [F4.1]", async () => {
    const { server, user } = open({
      handlers: {
        "messages.send": ({ text, nonce }: { text: string; nonce: string }) => ({
          message: createMessage({ seq: text === "Fine" ? 12 : 13, nonce, text, authorId: ME, threadRootId: root.id }),
          mentionedOutside: [],
        }),
      },
    });
    await screen.findByText("I do");
    await user.type(box(), "Fine{Enter}");
    await user.click(screen.getByRole("checkbox", { name: "Also send to Lindenstraße 12" }));
    await user.type(box(), "All hear{Enter}");
    await waitFor(() => expect(server.inputsOf("messages.send")).toHaveLength(2));
    const place = { conversationId: GROUP, threadRootId: root.id };
    expect(server.inputsOf("messages.send")).toMatchObject([
      { ...place, text: "Fine", alsoToConversation: false },
      { ...place, text: "All hear", alsoToConversation: true },
    ]);
    expect(screen.getByRole<HTMLInputElement>("checkbox").checked).toBe(false);
    expect(await screen.findByText("All hear")).toBeDefined();
  });

  test("keeps a draft of its own, and tells that somebody writes in it [F4.1]", async () => {
    const { server, user, signal } = open();
    await screen.findByText("I do");
    await user.type(box(), "Maybe");
    expect(localStorage.getItem(`parley.draft.${ME}.${root.id}`)).toContain("Maybe");
    expect(localStorage.getItem(`parley.draft.${ME}.${GROUP}`)).toBeNull();
    expect(server.inputsOf("typing.signal")).toEqual([{ conversationId: GROUP, threadRootId: root.id, typing: true }]);
    signal({ type: "typing", conversationId: GROUP, memberId: TIM, typing: true });
    expect(screen.queryByText("Tim Krause is typing")).toBeNull();
    signal({ type: "typing", conversationId: GROUP, threadRootId: root.id, memberId: TIM, typing: true });
    // Once to be seen, once to be heard.
    expect(screen.getAllByText("Tim Krause is typing")).toHaveLength(2);
  });

  test("follows and unfollows, and says so [F4.1]", async () => {
    const { user } = open({
      handlers: {
        "threads.unfollow": () => createThreadState(root.id, { following: false, readRev: 12, headSeq: 12 }),
        "threads.follow": refuse("RATE_LIMITED", { retryAfterMs: 1_000 }),
      },
    });
    await user.click(await screen.findByRole("button", { name: "Unfollow thread" }));
    expect(await screen.findByText("You no longer follow this thread")).toBeDefined();
    await user.click(await screen.findByRole("button", { name: "Follow thread" }));
    expect(await screen.findByText(/Too many|too fast|Wait|moment/iu)).toBeDefined();
  });

  test("says when the root is hidden, when there is no such thread, and where nobody may write [F4.1]", async () => {
    open({ handlers: { "threads.get": () => ({ thread: createThread(root, [reply], { root: null }) }) } });
    expect(await screen.findByText("This thread began before you joined.")).toBeDefined();
  });

  test("that does not exist says so", async () => {
    open({ handlers: { "messages.list": refuse("NOT_FOUND"), "threads.get": refuse("NOT_FOUND") } });
    expect(await screen.findByText("There is no such thread here")).toBeDefined();
    expect(screen.queryByRole("textbox")).toBeNull();
  });

  test("of an archived group can be read only", async () => {
    const conversations = [createConversation({ archivedAt: "2026-11-21T09:00:00.000Z" })];
    open({ bootstrap: createBootstrap({ conversations }) });
    expect(await screen.findByText("I do")).toBeDefined();
    expect(screen.queryByRole("textbox")).toBeNull();
  });

  test("offers to try again when it could not be loaded", async () => {
    const { server, user } = open({ handlers: { "messages.list": refuse("DATABASE_UNAVAILABLE") } });
    const retry = await screen.findByRole("button", { name: "Try again" });
    server.set({ "messages.list": () => ({ ...page, items: [reply] }) });
    await user.click(retry);
    expect(await screen.findByText("I do")).toBeDefined();
  });

  test("closes with Escape, in German too, and on a phone goes back [F4.1]", async () => {
    const { user } = open({ language: german });
    expect(await screen.findByRole("button", { name: "Schließen" })).toBeDefined();
    await user.keyboard("{Escape}");
    expect(location.search).toBe("");
  });

  test("on a phone leads back to the conversation [F4.1]", async () => {
    const { user } = open({ isNarrow: true });
    await user.click(await screen.findByRole("button", { name: "Back" }));
    expect(location.pathname + location.search).toBe(`/w/berger/c/${GROUP}`);
  });
});

describe("in the conversation", () => {
  const deleted = createMessage({
    seq: 8,
    text: "",
    deletedAt: "2026-11-21T09:00:00.000Z",
    replyCount: 2,
    threadRev: 9,
  });
  const shown = { ...page, items: [root, createMessage({ seq: 7, text: "Nobody replied" }), deleted] };
  const openConversation = (threads = [createThreadState(root.id, { unreadCount: 1 })]) =>
    renderWorkspace(<ConversationPage conversationId={GROUP} />, {
      bootstrap: createBootstrap({ threads, members: [createMember(), createMember({ id: TIM })] }),
      handlers: { "messages.list": () => shown, "receipts.markRead": () => new Promise(() => undefined) },
    });

  test("the root tells of its thread and what is unread there, and opens it [F4.1]", async () => {
    const { user } = openConversation();
    const bar = await screen.findByRole("button", { name: /^1 reply 1 unread reply/u });
    await user.click(bar);
    expect(location.search).toBe(`?thread=${root.id}`);
  });

  test("any message can be replied to, a tombstone only where somebody has [F4.1]", async () => {
    const { user } = openConversation();
    await screen.findByText("Nobody replied");
    const articles = screen.getAllByRole("article");
    for (const [index, id] of [
      [1, shown.items[1]?.id],
      [2, deleted.id],
    ] as const) {
      const article = articles[index];
      if (!article) throw new Error("The message is not shown.");
      await user.click(await within(article).findByRole("button", { name: "More actions" }));
      await user.click(await screen.findByRole("menuitem", { name: "Reply in thread" }));
      expect(location.search).toBe(`?thread=${id ?? ""}`);
    }
  });
});
