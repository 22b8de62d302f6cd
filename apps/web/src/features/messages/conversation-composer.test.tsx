// @vitest-environment happy-dom
import { LIMITS, type MessagesSendInput } from "@parley/api";
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";
import { ConversationPage } from "../../pages/conversation-page";
import {
  createBootstrap,
  createConversation,
  createDirect,
  createMember,
  createMessage,
  GROUP,
  idOf,
  ME,
  TIM,
} from "../../testing/factories";
import { german, type RenderOptions, renderWorkspace } from "../../testing/render-workspace";
import { forgetDraftStores } from "../drafts/use-drafts";

const AT = "2026-11-21T09:00:00.000Z";
const direct = createDirect(TIM);

interface Given extends RenderOptions {
  readonly id?: string;
}

function open({ id = GROUP, handlers, ...options }: Given = {}) {
  return renderWorkspace(<ConversationPage conversationId={id} />, {
    handlers: {
      "messages.list": () => ({ items: [createMessage({ seq: 3 })], hasOlder: false, hasNewer: false }),
      "messages.send": ({ text, nonce }: MessagesSendInput) => ({
        message: createMessage({ seq: 20, authorId: ME, text, nonce }),
        mentionedOutside: [],
      }),
      "typing.signal": () => ({}),
      ...handlers,
    },
    ...options,
  });
}

const box = () => screen.findByRole<HTMLTextAreaElement>("textbox", { name: "Message" });
const send = () => screen.getByRole("button", { name: "Send" });
const isOff = (button: HTMLElement) =>
  button.hasAttribute("disabled") || button.getAttribute("aria-disabled") === "true";
const write = async (text: string) => void fireEvent.change(await box(), { target: { value: text } });

beforeEach(() => {
  localStorage.clear();
  forgetDraftStores();
});

describe("writing a message", () => {
  test("begins at once: the focus is in the box, which says to whom", async () => {
    open();
    expect(document.activeElement).toBe(await box());
    expect((await box()).placeholder).toBe("Write to Lindenstraße 12");
  });

  test("does not raise the keyboard of a touch screen by itself", async () => {
    open({ isTouch: true });
    expect(document.activeElement).not.toBe(await box());
  });

  test("says in one's own space that it is for notes", async () => {
    const own = createDirect(ME);
    open({ id: own.id, bootstrap: createBootstrap({ conversations: [own] }) });
    expect((await box()).placeholder).toBe("Write a note");
  });

  test("needs more than blanks", async () => {
    const { server, user } = open();
    expect(isOff(send())).toBe(true);
    await user.type(await box(), "   {Enter}");
    expect(server.inputsOf("messages.send")).toEqual([]);
  });

  test("Shift and Enter begin a new line, Enter sends all of it", async () => {
    const { server, user } = open();
    await user.type(await box(), "one{Shift>}{Enter}{/Shift}two");
    expect((await box()).value).toBe("one\ntwo");
    await user.keyboard("{Enter}");
    await waitFor(() => expect(server.inputsOf("messages.send")).toMatchObject([{ text: "one\ntwo" }]));
    expect((await box()).value).toBe("");
  });

  test("that gets too long is counted, held back, and never cut off", async () => {
    const { server, user } = open();
    const text = "x".repeat(LIMITS.messageText.max + 2);
    await write(text);
    expect(screen.getByText("2 characters too many")).toBeDefined();
    expect(isOff(send())).toBe(true);
    await user.type(await box(), "{Enter}");
    expect(server.inputsOf("messages.send")).toEqual([]);
    expect((await box()).value).toBe(text);
    await write("x".repeat(LIMITS.messageText.max));
    expect(isOff(send())).toBe(false);
  });

  test("counts in German before the end is reached", async () => {
    open({ language: german });
    const nearly = await screen.findByRole("textbox", { name: german.t("composer.message") });
    fireEvent.change(nearly, { target: { value: "x".repeat(LIMITS.messageText.max - 1) } });
    expect(screen.getByText(german.t("composer.remaining", { count: 1 }))).toBeDefined();
  });

  test("is kept for each conversation, and there when one comes back", async () => {
    const bootstrap = createBootstrap({ conversations: [createConversation(), direct] });
    const first = open({ bootstrap });
    await first.user.type(await box(), "half a thought");
    open({ bootstrap, id: direct.id });
    expect(screen.getAllByRole<HTMLTextAreaElement>("textbox", { name: "Message" }).map(({ value }) => value)).toEqual([
      "half a thought",
      "",
    ]);
    open({ bootstrap });
    const [, , again] = screen.getAllByRole<HTMLTextAreaElement>("textbox", { name: "Message" });
    expect(again?.value).toBe("half a thought");
  });
});

describe("telling that one writes", () => {
  test("begins with the first letter, is not repeated with each, and ends with an emptied box", async () => {
    const { server, user } = open();
    await user.type(await box(), "hello");
    expect(server.inputsOf("typing.signal")).toEqual([{ conversationId: GROUP, typing: true }]);
    await user.clear(await box());
    await waitFor(() => expect(server.inputsOf("typing.signal")).toHaveLength(2));
    expect(server.inputsOf("typing.signal").at(-1)).toEqual({ conversationId: GROUP, typing: false });
  });

  test.each([
    ["in one's own space", createDirect(ME, { memberCount: 1 })],
    ["in a crowd", createConversation({ memberCount: LIMITS.typingMembers + 1 })],
  ])("is left out %s", async (_, conversation) => {
    const { server, user } = open({
      id: conversation.id,
      bootstrap: createBootstrap({ conversations: [conversation] }),
    });
    await user.type(await box(), "hello");
    expect(server.inputsOf("typing.signal")).toEqual([]);
  });

  test("is left out without a connection", async () => {
    const { server, session, user } = open();
    await box();
    session.connection.set({ state: "reconnecting" });
    await waitFor(() => expect(session.connection.get().state).toBe("reconnecting"));
    await user.type(await box(), "hello");
    expect(server.inputsOf("typing.signal")).toEqual([]);
  });
});

describe("where nobody can write", () => {
  test("with somebody who has no access any more, it says so", async () => {
    const gone = createMember({ id: TIM, deactivatedAt: AT });
    open({ id: direct.id, bootstrap: createBootstrap({ conversations: [direct], members: [gone] }) });
    expect(await screen.findByText("Tim Krause no longer has access, so nobody can write here.")).toBeDefined();
    expect(screen.queryByRole("textbox", { name: "Message" })).toBeNull();
  });

  test("a group that is archived while one writes takes nothing more; what was written stays", async () => {
    const { receive, user } = open();
    await user.type(await box(), "half a thought");
    const { lastMessage: _, ...conversation } = createConversation({ archivedAt: AT, rev: 11 });
    receive({ type: "conversation.archived", seq: 11, at: AT, conversationId: GROUP, actorId: TIM, conversation });
    expect(await screen.findByText("This group is archived. Nobody can write in it.")).toBeDefined();
    expect(JSON.stringify(localStorage)).toContain("half a thought");
  });
});

test("the last own words are edited with arrow up only from an empty box", async () => {
  const own = createMessage({ seq: 5, id: idOf(55), authorId: ME, text: "my own words" });
  const { user } = open({ handlers: { "messages.list": () => ({ items: [own], hasOlder: false, hasNewer: false }) } });
  await screen.findByText("my own words", { selector: "article p" });
  await user.type(await box(), "x{ArrowUp}");
  expect(screen.queryByRole("textbox", { name: "Edit message" })).toBeNull();
  await user.clear(await box());
  await user.keyboard("{ArrowUp}");
  const editor = await screen.findByRole("textbox", { name: "Edit message" });
  expect(document.activeElement).toBe(editor);
  await user.keyboard("{Escape}");
  await waitFor(() => expect(screen.queryByRole("textbox", { name: "Edit message" })).toBeNull());
  expect(document.activeElement).toBe(await box());
});
