// @vitest-environment happy-dom
import type { Conversation, MessagesForwardInput, Pin, SavedMessage } from "@parley/api";
import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { ConversationPage } from "../../pages/conversation-page";
import { SavedPage } from "../../pages/saved-page";
import { pageOf, refuse } from "../../testing/answers";
import {
  createBootstrap,
  createConversation,
  createDirect,
  createMember,
  createMessage,
  GROUP,
  idOf,
  shareMessage,
  TIM,
} from "../../testing/factories";
import type { Handlers } from "../../testing/fake-server";
import { findArticle } from "../../testing/find-article";
import { german, type RenderOptions, renderWorkspace } from "../../testing/render-workspace";
import { PinsPanel } from "../pins/pins-panel";

const AT = "2026-11-21T09:10:00.000Z";
const message = createMessage({ seq: 3, text: "the keys are with the caretaker" });
const shared = shareMessage(message);
const pin: Pin = { message: shared, pinnedBy: TIM, pinnedAt: AT };
const saved: SavedMessage = { message: shared, savedAt: AT };
const other = createConversation({ id: idOf(101), name: "Viewings", lastActivityAt: "2026-11-21T08:00:00.000Z" });

const handlers = (more: Handlers = {}): Handlers => ({
  "messages.list": () => ({ items: [message], hasOlder: false, hasNewer: false }),
  "pins.list": () => pageOf([]),
  "saved.list": () => pageOf([]),
  ...more,
});

function open(conversation: Partial<Conversation> = {}, more: Handlers = {}) {
  return renderWorkspace(<ConversationPage conversationId={GROUP} />, {
    bootstrap: createBootstrap({ conversations: [createConversation(conversation), other] }),
    handlers: handlers(more),
  });
}

async function openMenu({ user }: ReturnType<typeof open>) {
  await user.click(await within(await findArticle(message.text)).findByRole("button", { name: "More actions" }));
}
const choose = async (view: ReturnType<typeof open>, name: string) => {
  await openMenu(view);
  await view.user.click(await screen.findByRole("menuitem", { name }));
};

describe("saving", () => {
  test("keeps a message for oneself, and offers to let it go afterwards [F3.5]", async () => {
    const view = open();
    view.server.set({ "saved.add": () => ({ saved }) });
    await openMenu(view);
    view.server.set({ "saved.list": () => pageOf([saved]) });
    await view.user.click(await screen.findByRole("menuitem", { name: "Save for later" }));
    expect(await screen.findByText("Message saved")).toBeDefined();
    expect(view.server.inputsOf("saved.add")).toEqual([{ messageId: message.id }]);
    await openMenu(view);
    expect(await screen.findByRole("menuitem", { name: "Remove from saved" })).toBeDefined();
  });

  test("says why it was refused", async () => {
    const view = open({}, { "saved.add": refuse("TOO_MANY_SAVED") });
    await choose(view, "Save for later");
    expect(await screen.findByText("You have saved as many messages as can be. Remove one first.")).toBeDefined();
  });

  test("follows what another device saved", async () => {
    const view = open();
    await screen.findByText(message.text, { selector: "article p" });
    view.server.set({ "saved.list": () => pageOf([saved]) });
    view.receive({ type: "saved.added", seq: 20, at: AT, messageId: message.id });
    await openMenu(view);
    expect(await screen.findByRole("menuitem", { name: "Remove from saved" })).toBeDefined();
  });
});

describe("pinning", () => {
  test("is for moderators, and shows how many there are [F3.5]", async () => {
    const view = open({ role: "moderator" }, { "pins.add": () => ({ pin }) });
    await openMenu(view);
    view.server.set({ "pins.list": () => pageOf([pin]) });
    await view.user.click(await screen.findByRole("menuitem", { name: "Pin" }));
    expect(await screen.findByText("Message pinned")).toBeDefined();
    expect(await screen.findByRole("button", { name: "1 pinned message" })).toBeDefined();
    await openMenu(view);
    expect(await screen.findByRole("menuitem", { name: "Unpin" })).toBeDefined();
  });

  test("is not offered to others, nor in an archived group", async () => {
    const view = open();
    await openMenu(view);
    expect(await screen.findByRole("menuitem", { name: "Forward" })).toBeDefined();
    expect(screen.queryByRole("menuitem", { name: "Pin" })).toBeNull();
  });
});

describe("the panel of pins", () => {
  const openPanel = (more: Handlers, options: RenderOptions = {}, conversation: Partial<Conversation> = {}) =>
    renderWorkspace(<PinsPanel conversationId={GROUP} />, {
      bootstrap: createBootstrap({ conversations: [createConversation(conversation)] }),
      handlers: handlers(more),
      ...options,
    });

  test("shows each with who wrote and who pinned it, and leads there", async () => {
    openPanel({ "pins.list": () => pageOf([pin]) });
    const card = await screen.findByRole("article", { name: "Tim Krause" });
    expect(card.textContent).toContain("Pinned by Tim Krause");
    expect(within(card).getByRole("link", { name: "Show in conversation" }).getAttribute("href")).toBe(
      `/w/berger/c/${GROUP}?m=3`,
    );
    expect(within(card).queryByRole("button", { name: "Unpin" })).toBeNull();
  });

  test("names who pinned it, also somebody unknown so far", async () => {
    openPanel({
      "pins.list": () => pageOf([{ ...pin, pinnedBy: idOf(8) }]),
      "members.get": () => ({ members: [createMember({ id: idOf(8), name: "Otto Brandt" })] }),
    });
    expect(await screen.findByText("Pinned by Otto Brandt")).toBeDefined();
  });

  test("leads to a reply in its thread [F3.5]", async () => {
    const reply = shareMessage(createMessage({ seq: 6, threadRootId: message.id, text: "not any more" }));
    openPanel({ "pins.list": () => pageOf([{ ...pin, message: reply }]) });
    const link = await screen.findByRole("link", { name: "Show in conversation" });
    expect(link.getAttribute("href")).toBe(`/w/berger/c/${GROUP}?thread=${message.id}&r=6`);
  });

  test("lets moderators unpin, and follows", async () => {
    const { server, user } = openPanel({ "pins.list": () => pageOf([pin]) }, {}, { role: "moderator" });
    const button = await screen.findByRole("button", { name: "Unpin" });
    server.set({ "pins.remove": () => ({}), "pins.list": () => pageOf([]) });
    await user.click(button);
    expect(await screen.findByText("Nothing is pinned")).toBeDefined();
    expect(server.inputsOf("pins.remove")).toEqual([{ messageId: message.id }]);
  });

  test("says what to do when nothing is pinned, in German too", async () => {
    openPanel({}, { language: german });
    expect(await screen.findByText("Nichts ist angeheftet")).toBeDefined();
  });

  test("says that it could not be loaded, and tries again", async () => {
    const { server, user } = openPanel({ "pins.list": refuse("OVERLOADED") });
    await screen.findByText("The pinned messages could not be loaded");
    server.set({ "pins.list": () => pageOf([pin]) });
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByRole("article", { name: "Tim Krause" })).toBeDefined();
  });
});

describe("the page of saved messages", () => {
  const openPage = (more: Handlers) =>
    renderWorkspace(<SavedPage />, { address: "/w/berger/saved", handlers: handlers(more) });

  test("shows where each was written and leads there; what is removed goes [F3.5]", async () => {
    const { server, user } = openPage({ "saved.list": () => pageOf([saved]) });
    const card = await screen.findByRole("article", { name: "Tim Krause" });
    expect(card.textContent).toContain("in Lindenstraße 12");
    expect(within(card).getByRole("link", { name: "Show in conversation" })).toBeDefined();
    server.set({ "saved.remove": () => ({}), "saved.list": () => pageOf([]) });
    await user.click(within(card).getByRole("button", { name: "Remove from saved" }));
    expect(await screen.findByText("Nothing saved yet")).toBeDefined();
  });

  test("names people and places it did not know yet", async () => {
    const place = createDirect(idOf(8), { id: idOf(300) });
    const far = shareMessage(createMessage({ seq: 9, conversationId: place.id, authorId: idOf(8) }));
    openPage({
      "saved.list": () => pageOf([{ ...saved, message: far }]),
      "members.get": () => ({ members: [createMember({ id: idOf(8), name: "Otto Brandt" })] }),
      "conversations.get": () => ({ conversation: place }),
    });
    const card = await screen.findByRole("article", { name: "Otto Brandt" });
    await waitFor(() => expect(card.textContent).toContain("with Otto Brandt"));
  });

  test("says that it could not be loaded, and tries again", async () => {
    const { server, user } = openPage({ "saved.list": refuse("OVERLOADED") });
    await screen.findByText("Your saved messages could not be loaded");
    server.set({ "saved.list": () => pageOf([saved]) });
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByText(message.text)).toBeDefined();
  });
});

describe("forwarding", () => {
  test("asks where to and goes there; a second try uses the same nonce [F3.5]", async () => {
    const view = open({}, { "messages.forward": refuse("OVERLOADED") });
    await choose(view, "Forward");
    const dialog = await screen.findByRole("dialog", { name: "Forward message" });
    expect(within(dialog).getByText(message.text)).toBeDefined();
    await view.user.type(within(dialog).getByRole("combobox", { name: "Search conversations" }), "view");
    await view.user.click(await within(dialog).findByRole("option", { name: "Viewings" }));
    await view.user.type(within(dialog).getByRole("textbox", { name: "Comment" }), "look");
    await view.user.click(within(dialog).getByRole("button", { name: "Forward" }));
    expect(await within(dialog).findByRole("alert")).toBeDefined();
    const sent = createMessage({ seq: 30, conversationId: other.id });
    view.server.set({ "messages.forward": () => ({ message: sent }) });
    await view.user.click(within(dialog).getByRole("button", { name: "Forward" }));
    expect(await screen.findByText("Forwarded to Viewings")).toBeDefined();
    await waitFor(() => expect(location.pathname + location.search).toBe(`/w/berger/c/${other.id}?m=30`));
    const [first, second] = view.server.inputsOf("messages.forward") as MessagesForwardInput[];
    expect(first).toMatchObject({ messageId: message.id, conversationId: other.id, comment: "look" });
    expect(second).toEqual(first);
  });

  test("names where words come from for who may read there, and for nobody else [F3.5]", async () => {
    const hidden = idOf(999);
    const items = [
      createMessage({ seq: 3, text: `> <#${other.id}:42>\n> known words` }),
      createMessage({ seq: 4, text: `> <#${hidden}:7>\n> unknown words` }),
    ];
    open({}, { "messages.list": () => ({ items, hasOlder: false, hasNewer: false }) });
    const link = await screen.findByRole("link", { name: "Forwarded from Viewings" });
    expect(link.getAttribute("href")).toBe(`/w/berger/c/${other.id}?m=42`);
    const secret = (await screen.findByText("unknown words", { exact: false })).closest("article");
    expect(secret?.textContent).toContain("Forwarded");
    expect(within(secret as HTMLElement).queryByRole("link")).toBeNull();
    expect(secret?.textContent).not.toContain(hidden);
  });

  test("offers only conversations in which one may write", async () => {
    const archived = createConversation({ id: idOf(102), name: "Old", archivedAt: AT });
    const view = renderWorkspace(<ConversationPage conversationId={GROUP} />, {
      bootstrap: createBootstrap({ conversations: [createConversation(), archived, createDirect(TIM)] }),
      handlers: handlers(),
    });
    await choose(view, "Forward");
    const dialog = await screen.findByRole("dialog", { name: "Forward message" });
    await view.user.click(within(dialog).getByRole("combobox", { name: "Search conversations" }));
    const options = await within(dialog).findAllByRole("option");
    expect(options.map(({ textContent }) => textContent)).not.toContain("Old");
    expect(options).toHaveLength(2);
  });
});
