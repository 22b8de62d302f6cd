// @vitest-environment happy-dom
import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { Sidebar } from "../features/shell/sidebar";
import { createHeld, pageOf, refuse } from "../testing/answers";
import {
  createBootstrap,
  createMember,
  createMessage,
  createThread,
  createThreadState,
  GROUP,
  idOf,
  TIM,
} from "../testing/factories";
import { german, type RenderOptions, renderWorkspace } from "../testing/render-workspace";
import { ThreadsPage } from "./threads-page";

const flat = createMessage({ id: idOf(77), seq: 5, text: "Who shows the flat?", replyCount: 5, threadRev: 9 });
const replies = [createMessage({ seq: 8, text: "I do" }), createMessage({ seq: 9, text: "Then you" })];
const thread = createThread(flat, replies, { unreadCount: 2 });
const house = createThread(createMessage({ id: idOf(78), seq: 4, text: "And the house?" }));
const open = (handlers: RenderOptions["handlers"], more: RenderOptions = {}) =>
  renderWorkspace(<ThreadsPage />, { address: "/w/berger/threads", handlers: handlers ?? {}, ...more });

describe("the overview of threads", () => {
  test("shows each with its root, its last replies, where it is and what is unread, and leads there [F4.1]", async () => {
    const held = createHeld<object>();
    const { user } = open({ "threads.list": held.handler });
    expect(await screen.findByRole("status", { name: "Loading" })).toBeDefined();
    held.answer(pageOf([thread, house]));
    const [card, other] = await screen.findAllByRole("article");
    if (!card || !other) throw new Error("There are no threads.");
    for (const text of ["Lindenstraße 12", "Who shows the flat?", "5 replies", "I do", "Then you", "2 unread replies"])
      expect(within(card).getAllByText(text).length).toBeGreaterThan(0);
    expect(within(other).queryByText(/unread/u)).toBeNull();
    await user.click(within(card).getByRole("link", { name: "Open thread: Who shows the flat?" }));
    expect(location.pathname + location.search).toBe(`/w/berger/c/${GROUP}?thread=${flat.id}`);
  });

  test("shows what is written there without its marks [F4.1]", async () => {
    const root = createMessage({ id: idOf(79), seq: 3, text: `# Keys\n\n**who** has them, <@${TIM}>?` });
    open({ "threads.list": () => pageOf([createThread(root)]) });
    expect(await screen.findByRole("article", { name: "Keys who has them, @Tim Krause?" })).toBeDefined();
  });

  test("follows what happens: a new reply, and reading on another device [F4.1]", async () => {
    const { server, receive, signal } = open(
      { "threads.list": () => pageOf([thread]) },
      { bootstrap: createBootstrap({ threads: [createThreadState(flat.id, { unreadCount: 2 })] }) },
    );
    expect(await screen.findByText("2 unread replies")).toBeDefined();
    signal({ type: "thread-read", ...createThreadState(flat.id, { readRev: 11, headSeq: 11 }) });
    await waitFor(() => expect(screen.queryByText("2 unread replies")).toBeNull());
    server.set({
      "threads.list": () => pageOf([{ ...thread, lastReplies: [createMessage({ seq: 12, text: "Third" })] }]),
    });
    const place = { at: flat.createdAt, conversationId: GROUP, rootId: flat.id, rootSeq: flat.seq };
    const participantIds = [TIM];
    receive({ type: "thread.changed", seq: 13, ...place, replyCount: 6, lastReplyAt: flat.createdAt, participantIds });
    expect(await screen.findByText("Third")).toBeDefined();
  });

  test("can be cut to what is unread, which may be nothing [F4.1]", async () => {
    const { server, user } = open({
      "threads.list": ({ unreadOnly }: { unreadOnly: boolean }) => pageOf(unreadOnly ? [] : [thread]),
    });
    await user.click(await screen.findByRole("radio", { name: "Unread" }));
    expect(await screen.findByText("Nothing unread")).toBeDefined();
    expect(server.inputsOf("threads.list")).toMatchObject([{ unreadOnly: false }, { unreadOnly: true }]);
  });

  test("says what threads are while there is none, in German too", async () => {
    open({ "threads.list": () => pageOf([]) }, { language: german });
    expect(await screen.findByText("Noch keine Threads")).toBeDefined();
  });

  test("offers to try again when it could not be loaded", async () => {
    const { server, user } = open({ "threads.list": refuse("DATABASE_UNAVAILABLE") });
    const retry = await screen.findByRole("button", { name: "Try again" });
    server.set({ "threads.list": () => pageOf([thread]) });
    await user.click(retry);
    expect(await screen.findByRole("article")).toBeDefined();
  });

  test("fetches people it does not know, and shows hidden and deleted words in others [F4.1]", async () => {
    const gone = createMessage({ seq: 9, authorId: idOf(8), text: "", deletedAt: flat.createdAt });
    const { server } = open({
      "threads.list": () => pageOf([createThread(flat, [gone], { root: null })]),
      "members.get": () => ({ members: [createMember({ id: idOf(8), name: "Otto Brandt" })] }),
    });
    expect(await screen.findByText("Otto Brandt")).toBeDefined();
    expect(server.inputsOf("members.get")).toEqual([{ memberIds: [idOf(8)] }]);
    expect(screen.getByText("This message was deleted.")).toBeDefined();
    expect(screen.getAllByText("This thread began before you joined.").length).toBeGreaterThan(0);
  });
});

test("the sidebar counts the threads with something unread [F4.1]", async () => {
  const threads = [createThreadState(flat.id, { unreadCount: 2 }), createThreadState(idOf(78))];
  renderWorkspace(<Sidebar />, { bootstrap: createBootstrap({ threads }) });
  expect(await screen.findByRole("link", { name: "Threads 1 thread with unread replies" })).toBeDefined();
});
