// @vitest-environment happy-dom
import type { MentionsSuggestInput, MessagesSendInput } from "@parley/api";
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";
import { ConversationPage } from "../../pages/conversation-page";
import {
  AYSE,
  createBootstrap,
  createConversation,
  createMember,
  createMessage,
  GROUP,
  idOf,
  ME,
  TIM,
} from "../../testing/factories";
import { refusal } from "../../testing/outbox-world";
import { german, type RenderOptions, renderWorkspace } from "../../testing/render-workspace";
import { forgetDraftStores } from "../drafts/use-drafts";

const OTTO = idOf(4);
const tim = { member: createMember({ id: TIM }), outside: false };
const ayse = { member: createMember({ id: AYSE }), outside: false };
const otto = { member: createMember({ id: OTTO, name: "Otto Groß" }), outside: true };

function open(options: RenderOptions = {}) {
  return renderWorkspace(<ConversationPage conversationId={GROUP} />, {
    ...options,
    handlers: {
      "messages.list": () => ({
        items: [createMessage({ seq: 3, authorId: ME, text: `Ask <@${TIM}>` })],
        hasOlder: false,
        hasNewer: false,
      }),
      "messages.send": ({ text, nonce }: MessagesSendInput) => ({
        message: createMessage({ seq: 20, authorId: ME, text, nonce }),
        mentionedOutside: [],
      }),
      "typing.signal": () => ({}),
      "mentions.suggest": ({ query = "" }: MentionsSuggestInput) => ({
        items: [tim, ayse, otto].filter(({ member }) => member.name.toLowerCase().includes(query.toLowerCase())),
        everyone: 12,
      }),
      ...options.handlers,
    },
  });
}

const box = () => screen.findByRole<HTMLTextAreaElement>("textbox", { name: "Message" });
const options = async () =>
  within(await screen.findByRole("listbox", { name: "People to mention" })).getAllByRole("option");
const sentTexts = (view: ReturnType<typeof open>) =>
  view.server.inputsOf("messages.send").map((input) => (input as MessagesSendInput).text);

const DRAFT = `parley.draft.${ME}.${GROUP}`;
const keepDraft = (text: string) =>
  localStorage.setItem(DRAFT, JSON.stringify({ place: { conversationId: GROUP }, text, rev: 0, unsynced: false }));
const keptDraft = () => (JSON.parse(localStorage.getItem(DRAFT) ?? "{}") as { text?: string }).text ?? "";

beforeEach(() => {
  localStorage.clear();
  forgetDraftStores();
});

describe("an @ in the composer [F4.2]", () => {
  test("offers people of the conversation, then others, then all at once with how many that are", async () => {
    const { user } = open();
    await user.type(await box(), "Hello @");
    expect((await options()).map(({ textContent }) => textContent)).toEqual([
      expect.stringContaining("Tim Krause"),
      expect.stringContaining("Ayşe Yılmaz"),
      expect.stringContaining("Not in this conversation"),
      "@hereEverybody who is connected now",
      "@everyoneAll 12 people",
    ]);
    expect((await box()).getAttribute("aria-activedescendant")).toBe((await options())[0]?.id);
    expect(screen.getByText("5 suggestions. Use the arrow keys and Enter.")).toBeDefined();
  });

  test("puts the name in the text and its token in what is sent, by Enter, Tab or a click", async () => {
    const view = open();
    const { user } = view;
    await user.type(await box(), "Hello @tim");
    await waitFor(async () => expect((await options())[0]?.textContent).toContain("Tim Krause"));
    await user.keyboard("{Enter}");
    expect((await box()).value).toBe("Hello @Tim Krause ");
    expect(screen.queryByRole("listbox")).toBeNull();
    await user.type(await box(), "and @");
    await waitFor(async () => expect(await options()).toHaveLength(5));
    await user.keyboard("{ArrowDown}{Tab}");
    await user.type(await box(), "and @every");
    await user.click((await options())[0] ?? document.body);
    expect((await box()).value).toBe("Hello @Tim Krause and @Ayşe Yılmaz and @everyone ");
    await user.keyboard("{Enter}");
    await waitFor(() => expect(sentTexts(view)).toEqual([`Hello <@${TIM}> and <@${AYSE}> and <!everyone>`]));
    expect((await box()).value).toBe("");
  });

  test("closes by Escape and stays closed for that word; Enter sends it as it is typed", async () => {
    const view = open();
    const { user } = view;
    await user.type(await box(), "@tim");
    await options();
    await user.keyboard("{Escape}");
    expect(screen.queryByRole("listbox")).toBeNull();
    await user.keyboard("k{Enter}");
    await waitFor(() => expect(sentTexts(view)).toEqual(["@timk"]));
  });

  test("shows nothing where nobody is found, and does not take keys then", async () => {
    const view = open();
    await view.user.type(await box(), "me @home now{Enter}");
    await waitFor(() => expect(sentTexts(view)).toEqual(["me @home now"]));
  });

  test("offers who is known here while the server is away", async () => {
    const view = open({ bootstrap: createBootstrap({ members: [createMember(), createMember({ id: TIM })] }) });
    view.server.setOffline(true);
    await view.user.type(await box(), "@kra");
    expect((await options()).map(({ textContent }) => textContent)).toEqual([expect.stringContaining("Tim Krause")]);
  });

  test("offers nobody at once who may not call them", async () => {
    const { user } = open({ handlers: { "mentions.suggest": () => ({ items: [tim], everyone: null }) } });
    await user.type(await box(), "@");
    expect(await options()).toHaveLength(1);
  });

  test("is in German where the reader's language is", async () => {
    const { user } = open({ language: german });
    await user.type(await screen.findByRole("textbox", { name: "Nachricht" }), "@al");
    const list = await screen.findByRole("listbox", { name: "Wen erwähnen" });
    expect(within(list).getByRole("option").textContent).toBe("@alleAlle 12 Personen");
  });
});

describe("a mention in a text that is written [F4.2]", () => {
  test("survives a reload as a draft, under the name its person has then", async () => {
    const members = [createMember(), createMember({ id: TIM })];
    keepDraft(`Ask <@${TIM}>`);
    const view = open({ bootstrap: createBootstrap({ members }) });
    expect((await box()).value).toBe("Ask @Tim Krause");
    await view.user.type(await box(), " today");
    expect(keptDraft()).toBe(`Ask <@${TIM}> today`);
  });

  test("is none any more when a letter of it is taken away, and is again when it is back", async () => {
    keepDraft(`<@${TIM}>`);
    const view = open({ bootstrap: createBootstrap({ members: [createMember(), createMember({ id: TIM })] }) });
    await view.user.type(await box(), "{Backspace}");
    expect((await box()).value).toBe("@Tim Kraus");
    expect(keptDraft()).toBe("@Tim Kraus");
    await view.user.keyboard("e{Enter}");
    expect(keptDraft()).toBe("");
    await waitFor(() => expect(sentTexts(view)).toEqual([`<@${TIM}>`]));
  });

  test("is copied with who it is, and pasted as a mention", async () => {
    keepDraft(`<@${TIM}> now`);
    open({ bootstrap: createBootstrap({ members: [createMember(), createMember({ id: TIM })] }) });
    const area = await box();
    const clip = new Map<string, string>();
    const clipboardData = {
      setData: (type: string, text: string) => clip.set(type, text),
      getData: (type: string) => clip.get(type) ?? "",
    };
    area.setSelectionRange(0, "@Tim Krause".length);
    fireEvent.copy(area, { clipboardData });
    expect(Object.fromEntries(clip)).toEqual({
      "text/plain": "@Tim Krause",
      "application/x-parley-text": `<@${TIM}>`,
    });
    fireEvent.change(area, { target: { value: "" } });
    fireEvent.paste(area, {
      clipboardData: { getData: (type: string) => (type === "text/plain" ? `<@${TIM}>!` : "") },
    });
    expect(area.value).toBe("@Tim Krause!");
    expect(keptDraft()).toBe(`<@${TIM}>!`);
  });

  test("shows by name while a message is edited, and the new text names them still", async () => {
    const edited = createMessage({ seq: 3, authorId: ME, text: `Ask <@${TIM}> and <@${OTTO}>`, rev: 30 });
    const view = open({
      bootstrap: createBootstrap({ members: [createMember(), createMember({ id: TIM })] }),
      handlers: {
        "messages.edit": () => ({ message: edited, mentionedOutside: [OTTO] }),
        "members.get": () => ({ members: [otto.member] }),
      },
    });
    await view.user.click(await screen.findByRole("button", { name: "More actions" }));
    await view.user.click(await screen.findByRole("menuitem", { name: "Edit" }));
    const editor = await screen.findByRole<HTMLTextAreaElement>("textbox", { name: "Edit message" });
    expect(editor.value).toBe("Ask @Tim Krause");
    await view.user.type(editor, " and @otto");
    await options();
    await view.user.keyboard("{Enter}{Enter}");
    await waitFor(() =>
      expect(view.server.inputsOf("messages.edit")).toMatchObject([{ text: `Ask <@${TIM}> and <@${OTTO}>` }]),
    );
    expect(await screen.findByText(/Not in this conversation, and so not notified: Otto Groß/)).toBeDefined();
  });

  test("an edit that calls many is saved with the number the author was told", async () => {
    const view = open({
      handlers: {
        "messages.edit": ({ confirmedCount }: { confirmedCount?: number }) => {
          if (confirmedCount === undefined) throw refusal("BROADCAST_UNCONFIRMED", { count: 12 });
          return { message: createMessage({ seq: 3, authorId: ME, rev: 30 }), mentionedOutside: [] };
        },
      },
    });
    await view.user.click(await screen.findByRole("button", { name: "More actions" }));
    await view.user.click(await screen.findByRole("menuitem", { name: "Edit" }));
    await view.user.type(await screen.findByRole("textbox", { name: "Edit message" }), " @ever");
    await options();
    await view.user.keyboard("{Enter}{Enter}");
    expect(await screen.findByText("@everyone notifies 12 people. Save again to confirm.")).toBeDefined();
    await view.user.click(screen.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(view.server.inputsOf("messages.edit").at(-1)).toMatchObject({ confirmedCount: 12 }));
  });
});

describe("a mention in a message [F4.2]", () => {
  test("shows the name its person has now, also after a rename", async () => {
    const view = open({ bootstrap: createBootstrap({ members: [createMember(), createMember({ id: TIM })] }) });
    expect(await screen.findByText("@Tim Krause")).toBeDefined();
    view.receive({
      type: "member.changed",
      seq: 11,
      at: "2026-11-21T09:10:00.000Z",
      member: createMember({ id: TIM, name: "Tim Weber", rev: 11 }),
    });
    expect(await screen.findByText("@Tim Weber")).toBeDefined();
    expect(screen.queryByText("@Tim Krause")).toBeNull();
  });

  test("of somebody the reader may not see names an unknown person, who is asked for once", async () => {
    const hidden = `Ask <@${OTTO}>`;
    const view = open({
      handlers: {
        "messages.list": () => ({ items: [createMessage({ seq: 3, text: hidden })], hasOlder: false, hasNewer: false }),
        "members.get": () => ({ members: [] }),
      },
    });
    expect(await screen.findByText("@Someone")).toBeDefined();
    await waitFor(() => expect(view.server.inputsOf("members.get")).toEqual([{ memberIds: [OTTO] }]));
  });
});

describe("@everyone above ten people [F4.2]", () => {
  const handlers = {
    "messages.send": ({ text, nonce, confirmedCount = 0 }: MessagesSendInput) => {
      if (confirmedCount < 57) throw refusal("BROADCAST_UNCONFIRMED", { count: 57 });
      return { message: createMessage({ seq: 20, authorId: ME, text, nonce }), mentionedOutside: [] };
    },
  };

  test("is asked about with the exact number, and goes out when that is confirmed", async () => {
    const view = open({ handlers });
    await view.user.type(await box(), "@every");
    await options();
    await view.user.keyboard("{Enter}up{Enter}");
    const dialog = await screen.findByRole("alertdialog", { name: "Notify 57 people?" });
    expect(dialog.textContent).toContain("Your message in Lindenstraße 12 mentions @everyone: @everyone up");
    await view.user.click(within(dialog).getByRole("button", { name: "Notify 57 people" }));
    await waitFor(() => expect(view.server.inputsOf("messages.send").at(-1)).toMatchObject({ confirmedCount: 57 }));
    expect(screen.queryByRole("alertdialog")).toBeNull();
  });

  test("stays unsent while it is not confirmed, says so, and is asked about again", async () => {
    const view = open({ handlers });
    await view.user.type(await box(), "@every");
    await options();
    await view.user.keyboard("{Enter}up{Enter}");
    const dialog = await screen.findByRole("alertdialog");
    await view.user.click(within(dialog).getByRole("button", { name: "Not now" }));
    const held = (await screen.findByText("Not sent yet: @everyone notifies 57 people.")).closest("article");
    await view.user.click(within(held as HTMLElement).getByRole("button", { name: "Retry" }));
    expect(await screen.findByRole("alertdialog", { name: "Notify 57 people?" })).toBeDefined();
  });
});

describe("somebody who is not in the conversation [F4.2]", () => {
  const handlers = {
    "messages.send": ({ text, nonce }: MessagesSendInput) => ({
      message: createMessage({ seq: 20, authorId: ME, text, nonce }),
      mentionedOutside: [OTTO],
    }),
    "members.get": () => ({ members: [otto.member] }),
    "groups.addMember": () => ({ conversation: createConversation({ memberCount: 4 }) }),
  };
  const mention = async (view: ReturnType<typeof open>) => {
    await view.user.type(await box(), "@otto");
    await options();
    await view.user.keyboard("{Enter}{Enter}");
    return screen.findByText(/Not in this conversation, and so not notified: Otto Groß/);
  };

  test("is named to the author, who can add them", async () => {
    const view = open({ handlers });
    await mention(view);
    await view.user.click(screen.getByRole("button", { name: "Add to group" }));
    await waitFor(() =>
      expect(view.server.inputsOf("groups.addMember")).toEqual([{ conversationId: GROUP, memberId: OTTO }]),
    );
    expect(await screen.findByText(/Added: Otto Groß/)).toBeDefined();
    expect(screen.queryByText(/and so not notified/)).toBeNull();
  });

  test("can be left out", async () => {
    const view = open({ handlers });
    await mention(view);
    await view.user.click(screen.getByRole("button", { name: "Dismiss" }));
    expect(screen.queryByText(/and so not notified/)).toBeNull();
    expect(view.server.inputsOf("groups.addMember")).toEqual([]);
  });

  test("is not offered to be added by who may not", async () => {
    const me = createMember({ role: "guest" });
    const bootstrap = createBootstrap({ me });
    const view = open({ handlers, bootstrap: { ...bootstrap, workspace: { ...bootstrap.workspace, role: "guest" } } });
    await mention(view);
    expect(screen.queryByRole("button", { name: "Add to group" })).toBeNull();
  });

  test("stays with the reason when adding them fails", async () => {
    const view = open({
      handlers: {
        ...handlers,
        "groups.addMember": () => {
          throw refusal("CONVERSATION_ARCHIVED");
        },
      },
    });
    await mention(view);
    await view.user.click(screen.getByRole("button", { name: "Add to group" }));
    expect(await screen.findByText("This group is archived.")).toBeDefined();
  });
});
