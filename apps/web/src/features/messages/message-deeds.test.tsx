// @vitest-environment happy-dom
import type { Conversation, Message, WorkspaceRole } from "@parley/api";
import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { ConversationPage } from "../../pages/conversation-page";
import { createHeld, refuse } from "../../testing/answers";
import {
  createBootstrap,
  createChange,
  createConversation,
  createMember,
  createMessage,
  createWorkspace,
  deleteMessage,
  GROUP,
  ME,
  TIM,
} from "../../testing/factories";
import type { Handlers } from "../../testing/fake-server";
import { findArticle } from "../../testing/find-article";
import { german, renderWorkspace } from "../../testing/render-workspace";

const AT = "2026-11-21T09:10:00.000Z";
const theirs = createMessage({ seq: 3, text: `ask <@${TIM}> for the keys` });
const mine = createMessage({ seq: 5, authorId: ME, text: "my own words" });

interface Given {
  readonly items?: Message[];
  readonly conversation?: Partial<Conversation>;
  readonly role?: WorkspaceRole;
  readonly handlers?: Handlers;
}

function open({ items = [theirs, mine], conversation = {}, role = "member", handlers = {} }: Given = {}) {
  return renderWorkspace(<ConversationPage conversationId={GROUP} />, {
    bootstrap: createBootstrap({
      conversations: [createConversation(conversation)],
      me: createMember({ role }),
      workspace: createWorkspace({ role }),
    }),
    handlers: { "messages.list": () => ({ items, hasOlder: false, hasNewer: false }), ...handlers },
  });
}

const mention = "ask @Tim Krause for the keys";

async function choose({ user }: ReturnType<typeof open>, text: string, action: string): Promise<HTMLElement> {
  const button = await within(await findArticle(text)).findByRole("button", { name: "More actions" });
  await user.click(button);
  await user.click(await screen.findByRole("menuitem", { name: action }));
  return button;
}

const stubClipboard = (writeText: (text: string) => Promise<void>) =>
  vi.spyOn(navigator.clipboard, "writeText").mockImplementation(writeText);

beforeEach(() => localStorage.clear());

describe("copying", () => {
  test("the text copies what one reads, with names in place of ids", async () => {
    const view = open();
    const writeText = stubClipboard(async () => undefined);
    await choose(view, mention, "Copy text");
    expect(await screen.findByText("Text copied")).toBeDefined();
    expect(writeText).toHaveBeenCalledExactlyOnceWith(mention);
  });

  test("the link leads to this message", async () => {
    const view = open();
    const writeText = stubClipboard(async () => undefined);
    await choose(view, mention, "Copy link");
    expect(await screen.findByText("Link copied")).toBeDefined();
    expect(writeText).toHaveBeenCalledExactlyOnceWith(`${location.origin}/w/berger/c/${GROUP}?m=3`);
  });

  test("says so where the browser does not allow it", async () => {
    const view = open();
    stubClipboard(() => Promise.reject(new DOMException("no", "NotAllowedError")));
    await choose(view, mention, "Copy link");
    expect(await screen.findByText("The browser did not allow copying.")).toBeDefined();
    expect(screen.queryByText("Link copied")).toBeNull();
  });
});

describe("deleting", () => {
  test("what somebody else wrote names them and quotes it as one reads it", async () => {
    const view = open({ conversation: { role: "moderator" } });
    await choose(view, mention, "Delete");
    const dialog = await screen.findByRole("alertdialog", { name: "Delete this message?" });
    expect(dialog.textContent).toContain("You delete a message of Tim Krause.");
    expect(within(dialog).getByText(mention)).toBeDefined();
  });

  test("that fails says why in the question, and the message stays", async () => {
    const view = open({ handlers: { "messages.delete": refuse("TIMED_OUT") } });
    await choose(view, "my own words", "Delete");
    const dialog = await screen.findByRole("alertdialog");
    await view.user.click(within(dialog).getByRole("button", { name: "Delete" }));
    expect((await within(dialog).findByRole("alert")).textContent).toBe("The server took too long. Try again.");
    expect(await findArticle("my own words")).toBeDefined();
  });

  test("is left with Escape; the focus is back at the message", async () => {
    const view = open();
    const button = await choose(view, "my own words", "Delete");
    await screen.findByRole("alertdialog");
    await view.user.keyboard("{Escape}");
    await waitFor(() => expect(document.activeElement).toBe(button));
    expect(view.server.inputsOf("messages.delete")).toEqual([]);
  });

  test("is for admins of the workspace too, in a group they belong to", async () => {
    const view = open({ role: "admin" });
    await view.user.click(await within(await findArticle(mention)).findByRole("button", { name: "More actions" }));
    expect(await screen.findByRole("menuitem", { name: "Delete" })).toBeDefined();
    expect(screen.queryByRole("menuitem", { name: "Edit" })).toBeNull();
  });
});

test("in an archived group messages can be copied and marked, not changed", async () => {
  const view = open({ conversation: { archivedAt: AT, role: "owner" } });
  await view.user.click(await within(await findArticle("my own words")).findByRole("button", { name: "More actions" }));
  const items = await screen.findAllByRole("menuitem");
  expect(items.map(({ textContent }) => textContent)).toEqual([
    "Copy text",
    "Copy link",
    "Mark unread",
    "Save for later",
    "Forward",
  ]);
});

test("nothing can be done with what is deleted or was written by nobody", async () => {
  open({
    items: [
      theirs,
      deleteMessage(mine, 6),
      createMessage({ seq: 7, kind: "system", authorId: TIM, text: "", system: { type: "archived" } }),
    ],
  });
  expect(await screen.findByText("Tim Krause archived the group")).toBeDefined();
  // Where there is something to be done it has come by now.
  const [button, ...others] = await screen.findAllByRole("button", { name: "More actions" });
  expect(others).toEqual([]);
  expect(button?.closest("article")).toBe(await findArticle(mention));
});

test("what cannot be marked unread says why", async () => {
  const view = open({ handlers: { "receipts.markUnread": refuse("MESSAGE_DELETED") } });
  await choose(view, mention, "Mark unread");
  expect(await screen.findAllByText("This message was deleted.")).not.toHaveLength(0);
});

describe("editing", () => {
  test("a message that is deleted meanwhile ends the edit", async () => {
    const view = open();
    await choose(view, "my own words", "Edit");
    expect(await screen.findByRole("textbox", { name: "Edit message" })).toBeDefined();
    view.receive(createChange("message.deleted", 12, deleteMessage(mine, 12)));
    await waitFor(() => expect(screen.queryByRole("textbox", { name: "Edit message" })).toBeNull());
    expect(screen.getAllByText("This message was deleted.")).not.toHaveLength(0);
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("textbox", { name: "Message" })));
  });

  test("saving again after a conflict is meant: it goes out against the newer wording", async () => {
    const view = open({ handlers: { "messages.edit": refuse("VERSION_CONFLICT") } });
    await choose(view, "my own words", "Edit");
    view.receive(createChange("message.edited", 12, { ...mine, rev: 12, text: "from the other device", editedAt: AT }));
    const editor = await screen.findByRole("textbox", { name: "Edit message" });
    await view.user.type(editor, " and more{Enter}");
    expect(await screen.findByText(/Somebody changed this message meanwhile/)).toBeDefined();
    await view.user.type(editor, "{Enter}");
    await waitFor(() => expect(view.server.inputsOf("messages.edit")).toHaveLength(2));
    expect(view.server.inputsOf("messages.edit")).toMatchObject([{ rev: 5 }, { rev: 12 }]);
  });

  test("is saved once while the answer is on its way", async () => {
    const held = createHeld<object>();
    const view = open({ handlers: { "messages.edit": held.handler } });
    await choose(view, "my own words", "Edit");
    await view.user.type(await screen.findByRole("textbox", { name: "Edit message" }), "!{Enter}");
    await view.user.keyboard("{Enter}");
    expect(view.server.inputsOf("messages.edit")).toHaveLength(1);
    held.answer({ message: { ...mine, text: "my own words!", rev: 12, editedAt: AT }, mentionedOutside: [] });
    expect(await findArticle("my own words!")).toBeDefined();
  });
});

describe("earlier wordings", () => {
  const edited = { ...mine, editedAt: AT };

  test("load under a skeleton, and say why when they cannot", async () => {
    const view = open({ items: [edited], handlers: { "messages.versions": refuse("OVERLOADED") } });
    await choose(view, "my own words", "Earlier versions");
    const dialog = await screen.findByRole("dialog", { name: "Versions of this message" });
    expect(await within(dialog).findByText("The server is busy. Try again in a moment.")).toBeDefined();
    view.server.set({ "messages.versions": () => ({ items: [], nextCursor: null }) });
    await view.user.click(within(dialog).getByRole("button", { name: "Try again" }));
    expect(await within(dialog).findByText("There are no earlier versions to show.")).toBeDefined();
  });

  test("are told in German when they were written", async () => {
    const versions = [{ version: 1, text: "erster Wortlaut", createdAt: AT }];
    const { user } = renderWorkspace(<ConversationPage conversationId={GROUP} />, {
      language: german,
      handlers: {
        "messages.list": () => ({ items: [edited], hasOlder: false, hasNewer: false }),
        "messages.versions": () => ({ items: versions, nextCursor: null }),
      },
    });
    await user.click(await screen.findByRole("button", { name: german.t("messages.moreActions") }));
    await user.click(await screen.findByRole("menuitem", { name: german.t("messages.versions") }));
    const item = await screen.findByRole("listitem");
    expect(item.textContent).toContain(german.t("messages.currentVersion"));
    expect(within(item).getByText(/21\.11\.2026|21\. Nov/)).toBeDefined();
  });
});
