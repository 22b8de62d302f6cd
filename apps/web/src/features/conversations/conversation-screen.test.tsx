// @vitest-environment happy-dom
import type { Message, MessagesListInput, MessagesSendInput } from "@parley/api";
import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { ConversationPage } from "../../pages/conversation-page";
import {
  createBootstrap,
  createChange,
  createConversation,
  createMember,
  createMessage,
  createSent,
  deleteMessage,
  GROUP,
  idOf,
  ME,
  TIM,
} from "../../testing/factories";
import { findArticle } from "../../testing/find-article";
import { refusal } from "../../testing/outbox-world";
import { type RenderOptions, renderWorkspace } from "../../testing/render-workspace";

const history = [createMessage({ seq: 3 }), createMessage({ seq: 5, authorId: ME, text: "my own words" })];
const page = (items: Message[] = history) => ({ items, hasOlder: false, hasNewer: false });

function open(options: RenderOptions & { messageSeq?: number } = {}) {
  const { messageSeq, handlers, ...rest } = options;
  return renderWorkspace(
    <ConversationPage conversationId={GROUP} {...(messageSeq !== undefined && { messageSeq })} />,
    {
      handlers: {
        "messages.list": () => page(),
        "messages.send": ({ text, nonce }: MessagesSendInput) => ({
          message: createMessage({ seq: 20, authorId: ME, text, nonce }),
          mentionedOutside: [],
        }),
        "typing.signal": () => ({}),
        ...handlers,
      },
      ...rest,
    },
  );
}

const box = () => screen.findByRole("textbox", { name: "Message" });

async function choose(user: ReturnType<typeof open>["user"], text: string, action: string): Promise<void> {
  await user.click(await within(await findArticle(text)).findByRole("button", { name: "More actions" }));
  await user.click(await screen.findByRole("menuitem", { name: action }));
}

describe("reading", () => {
  test("shows a skeleton, then the messages in a log of articles", async () => {
    open();
    expect(screen.getByRole("status", { name: "Loading messages" })).toBeDefined();
    const log = await screen.findByRole("log", { name: "Messages" });
    expect(await within(log).findAllByRole("article")).toHaveLength(2);
  });

  test("tells what failed and loads when asked again", async () => {
    const { server, user } = open({
      handlers: {
        "messages.list": () => {
          throw refusal("INTERNAL");
        },
      },
    });
    expect(await screen.findByText("The messages could not be loaded")).toBeDefined();
    server.set({ "messages.list": () => page() });
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect(await findArticle("my own words")).toBeDefined();
  });

  test("an empty conversation says where it begins", async () => {
    open({ handlers: { "messages.list": () => page([]) } });
    expect(await screen.findByText("This is the beginning of Lindenstraße 12.")).toBeDefined();
    expect(await box()).toBeDefined();
  });

  test("asks for the first unread message when there is one, and marks where it begins", async () => {
    const conversation = createConversation({ unreadCount: 1, readSeq: 2 });
    const { server } = open({
      bootstrap: createBootstrap({ conversations: [conversation] }),
    });
    expect(await screen.findByText("New")).toBeDefined();
    expect(server.inputsOf("messages.list")).toEqual([{ conversationId: GROUP, around: "firstUnread" }]);
  });

  test("a link to a message shows the stretch around it, or says that it cannot", async () => {
    const { server } = open({ messageSeq: 4 });
    expect(await screen.findByText("That message cannot be shown.")).toBeDefined();
    expect(server.inputsOf("messages.list")).toEqual([{ conversationId: GROUP, around: 4 }]);
  });

  test("a conversation that is not known is fetched; one that does not exist is said so", async () => {
    const bootstrap = createBootstrap({ conversations: [] });
    const { server } = open({
      bootstrap,
      handlers: { "conversations.get": () => ({ conversation: createConversation() }) },
    });
    expect(await findArticle("my own words")).toBeDefined();
    expect(server.inputsOf("conversations.get")).toEqual([{ conversationId: GROUP }]);
  });

  test("says so when there is no such conversation", async () => {
    open({ bootstrap: createBootstrap({ conversations: [] }) });
    expect(await screen.findByText("There is no such conversation here")).toBeDefined();
  });

  test("follows what the stream brings: new words, changed words, deleted words, who is typing", async () => {
    const { receive, signal } = open();
    await findArticle("my own words");
    receive(createSent({ seq: 11, text: "fresh from Tim" }));
    expect(await findArticle("fresh from Tim")).toBeDefined();
    const sent = createMessage({ seq: 11, text: "fresh from Tim" });
    receive(createChange("message.edited", 12, { ...sent, text: "mended by Tim", editedAt: sent.createdAt }));
    expect(within(await findArticle("mended by Tim")).getByText("(edited)")).toBeDefined();
    receive(createChange("message.deleted", 13, deleteMessage(sent, 13)));
    expect(await screen.findByText("This message was deleted.")).toBeDefined();
    signal({ type: "typing", conversationId: GROUP, memberId: TIM, typing: true });
    expect((await screen.findAllByText("Tim Krause is typing")).length).toBeGreaterThan(0);
  });

  test("names people in mentions, also after they changed their name", async () => {
    const { receive } = open({
      handlers: { "messages.list": () => page([createMessage({ seq: 3, text: `<@${TIM}> please` })]) },
    });
    expect((await screen.findByText("@Tim Krause")).closest("p")?.textContent).toBe("@Tim Krause please");
    const member = createMember({ id: TIM, name: "Timo Krause", rev: 12 });
    receive({ type: "member.changed", seq: 12, at: "", member });
    expect(await screen.findByText("@Timo Krause")).toBeDefined();
  });
});

describe("writing", () => {
  test("shows the message at once, sends it once, and empties the box", async () => {
    const { server, user } = open();
    await user.type(await box(), "hello there{Enter}");
    expect(await findArticle("hello there")).toBeDefined();
    expect((await box()).textContent).toBe("");
    expect(await within(await findArticle("hello there")).findByText("Sent")).toBeDefined();
    expect(server.inputsOf("messages.send")).toMatchObject([{ conversationId: GROUP, text: "hello there" }]);
    expect(screen.getAllByText("hello there", { selector: "article p" })).toHaveLength(1);
  });

  test("what waits for the network stays visible and goes out afterwards", async () => {
    const { server, session, user } = open();
    await findArticle("my own words");
    server.setOffline(true);
    await user.type(await box(), "written offline{Enter}");
    expect(within(await findArticle("written offline")).getByText("Sending")).toBeDefined();
    server.setOffline(false);
    session.getOutbox().kick();
    await waitFor(async () => expect(within(await findArticle("written offline")).getByText("Sent")).toBeDefined());
  });

  test("a refused message says why, and can be tried again or discarded", async () => {
    const { server, user } = open({
      handlers: {
        "messages.send": () => {
          throw refusal("CONVERSATION_ARCHIVED");
        },
      },
    });
    await user.type(await box(), "too late{Enter}");
    const failed = await findArticle("too late");
    expect(await within(failed).findByText("Not sent. This group is archived.")).toBeDefined();
    await user.click(within(failed).getByRole("button", { name: "Retry" }));
    await waitFor(() => expect(server.inputsOf("messages.send")).toHaveLength(2));
    const [first, second] = server.inputsOf("messages.send") as MessagesSendInput[];
    expect(second?.nonce).toBe(first?.nonce);
    await user.click(await within(await findArticle("too late")).findByRole("button", { name: "Discard" }));
    await waitFor(() => expect(screen.queryByText("too late", { selector: "article p" })).toBeNull());
  });

  test("a draft is there when one comes back", async () => {
    const { user } = open();
    await user.type(await box(), "half a thought");
    expect(JSON.stringify(localStorage)).toContain("half a thought");
    await user.clear(await box());
    expect(JSON.stringify(localStorage)).not.toContain("half a thought");
  });

  test("nobody writes into an archived group, and the page says so", async () => {
    const archived = createConversation({ archivedAt: "2026-11-21T09:00:00.000Z" });
    open({ bootstrap: createBootstrap({ conversations: [archived] }) });
    expect(await screen.findByText("This group is archived. Nobody can write in it.")).toBeDefined();
    expect(screen.queryByRole("textbox", { name: "Message" })).toBeNull();
  });
});

describe("deeds on a message", () => {
  test("arrow up edits the last own message; the answer shows at once", async () => {
    const { server, user } = open({
      handlers: {
        "messages.edit": ({ text }: { text: string }) => ({
          message: { ...history[1], text, rev: 11, editedAt: "2026-11-21T09:10:00.000Z" },
          mentionedOutside: [],
        }),
      },
    });
    await findArticle("my own words");
    await user.click(await box());
    await user.keyboard("{ArrowUp}");
    const editor = await screen.findByRole("textbox", { name: "Edit message" });
    await user.clear(editor);
    await user.type(editor, "better words{Enter}");
    expect(await findArticle("better words")).toBeDefined();
    expect(server.inputsOf("messages.edit")).toEqual([{ messageId: history[1]?.id, text: "better words", rev: 5 }]);
  });

  test("an edit that somebody overtook is told, and a second save is meant", async () => {
    const { server, user } = open({
      handlers: {
        "messages.edit": () => {
          throw refusal("VERSION_CONFLICT");
        },
      },
    });
    await choose(user, "my own words", "Edit");
    await user.type(await screen.findByRole("textbox", { name: "Edit message" }), " and more{Enter}");
    expect(await screen.findByText(/Somebody changed this message meanwhile/)).toBeDefined();
    expect(server.inputsOf("messages.edit")).toHaveLength(1);
  });

  test("deleting asks first and shows what it is about", async () => {
    const { server, user } = open({
      handlers: { "messages.delete": () => ({ message: deleteMessage(history[1] as Message, 11) }) },
    });
    await choose(user, "my own words", "Delete");
    const dialog = await screen.findByRole("alertdialog", { name: "Delete this message?" });
    expect(within(dialog).getByText("my own words")).toBeDefined();
    await user.click(within(dialog).getByRole("button", { name: "Delete" }));
    expect(await screen.findByText("This message was deleted.")).toBeDefined();
    expect(server.inputsOf("messages.delete")).toEqual([{ messageId: history[1]?.id }]);
  });

  test("only own messages are offered for editing, others' for deleting only to moderators", async () => {
    const { user } = open();
    await user.click(await within(await findArticle("message 3")).findByRole("button", { name: "More actions" }));
    const names = (await screen.findAllByRole("menuitem")).map(({ textContent }) => textContent);
    expect(names).toEqual(["Reply in thread", "Copy text", "Copy link", "Mark unread", "Save for later", "Forward"]);
  });

  test("a moderator may delete what others wrote", async () => {
    open({ bootstrap: createBootstrap({ conversations: [createConversation({ role: "moderator" })] }) });
    const { user } = { user: (await import("@testing-library/user-event")).default.setup() };
    await user.click(await within(await findArticle("message 3")).findByRole("button", { name: "More actions" }));
    expect(await screen.findByRole("menuitem", { name: "Delete" })).toBeDefined();
  });

  test("marked unread it stays unread while one is still here", async () => {
    const read = {
      conversationId: GROUP,
      readSeq: 2,
      readRev: 2,
      seenSeq: 9,
      unreadCount: 1,
      mentionCount: 0,
      headSeq: 10,
    };
    const { server, session, user } = open({ handlers: { "receipts.markUnread": () => read } });
    await choose(user, "message 3", "Mark unread");
    await waitFor(() => expect(session.store.get().conversations[GROUP]?.unreadCount).toBe(1));
    expect(server.inputsOf("receipts.markUnread")).toEqual([{ messageId: idOf(10_003) }]);
    expect(server.inputsOf("receipts.markRead")).toEqual([]);
  });

  test("shows every wording an edited message had", async () => {
    const edited = { ...history[0], editedAt: "2026-11-21T09:10:00.000Z" } as Message;
    const { user } = open({
      handlers: {
        "messages.list": () => page([edited]),
        "messages.versions": () => ({
          items: [
            { version: 1, text: "first wording", createdAt: edited.createdAt },
            { version: 2, text: "message 3", createdAt: edited.createdAt },
          ],
          nextCursor: null,
        }),
      },
    });
    await choose(user, "message 3", "Earlier versions");
    const dialog = await screen.findByRole("dialog", { name: "Versions of this message" });
    const items = await within(dialog).findAllByRole("listitem");
    expect(items.map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/^Current version.*message 3$/),
      expect.stringMatching(/^Version 1.*first wording$/),
    ]);
  });
});

test("asks the server for one window only, whoever asks for it", async () => {
  const { server, session } = open();
  await Promise.all([session.timelines.loadWindow(GROUP, "newest"), session.timelines.loadWindow(GROUP, "newest")]);
  await findArticle("my own words");
  const inputs = server.inputsOf("messages.list") as MessagesListInput[];
  expect(inputs).toHaveLength(1);
});
