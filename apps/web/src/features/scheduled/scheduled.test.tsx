// @vitest-environment happy-dom
import type { ScheduledCreateInput, ScheduledMessage } from "@parley/api";
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import axe from "axe-core";
import { beforeEach, describe, expect, test } from "vitest";
import { ConversationPage } from "../../pages/conversation-page";
import { ScheduledPage } from "../../pages/scheduled-page";
import { createHeld, pageOf, refuse } from "../../testing/answers";
import { GROUP, idOf } from "../../testing/factories";
import type { Handlers } from "../../testing/fake-server";
import { german, type RenderOptions, renderWorkspace } from "../../testing/render-workspace";
import { forgetDraftStores } from "../drafts/use-drafts";
import { toInstant } from "./send-times";

const DAY_MS = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString();
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

const create = (more: Partial<ScheduledMessage> = {}): ScheduledMessage => ({
  id: idOf(800),
  conversationId: GROUP,
  threadRootId: null,
  alsoToConversation: false,
  text: "See you at ten",
  sendAt: inDays(2),
  createdAt: inDays(0),
  failure: null,
  rev: 12,
  ...more,
});

const handlers = (more: Handlers = {}): Handlers => ({
  "messages.list": () => ({ items: [], hasOlder: false, hasNewer: false }),
  "typing.signal": () => ({}),
  "scheduled.list": () => pageOf([]),
  ...more,
});
const openConversation = (more: Handlers = {}) =>
  renderWorkspace(<ConversationPage conversationId={GROUP} />, { handlers: handlers(more) });
const openPage = (items: ScheduledMessage[], more: Handlers = {}, options: RenderOptions = {}) =>
  renderWorkspace(<ScheduledPage />, {
    handlers: handlers({ "scheduled.list": () => pageOf(items), ...more }),
    ...options,
  });

const box = () => screen.findByRole<HTMLTextAreaElement>("textbox", { name: "Message" });
const write = async (text: string) => void fireEvent.change(await box(), { target: { value: text } });
const button = (name: string) => screen.findByRole("button", { name });
const field = (name: string) => screen.findByLabelText<HTMLInputElement>(name);

beforeEach(() => {
  localStorage.clear();
  forgetDraftStores();
});

describe("sending later", () => {
  test("offers sensible times, and takes the text once it waits [F3.5]", async () => {
    const { server, user } = openConversation({
      "scheduled.create": (input: ScheduledCreateInput) => ({ scheduled: create(input) }),
    });
    await write("  See you at ten ");
    await user.click(await button("Send later"));
    await user.click(await button("Tomorrow at 9"));
    const [date, time] = [(await field("Date")).value, (await field("Time")).value];
    expect(time).toBe("09:00");
    await user.click(await button("Schedule"));
    await waitFor(async () => expect((await box()).value).toBe(""));
    expect(server.inputsOf("scheduled.create")).toMatchObject([
      { conversationId: GROUP, text: "See you at ten", sendAt: toInstant({ date, time }, zone) },
    ]);
    expect(await screen.findByText(/^Scheduled for /)).toBeDefined();
  });

  test("has nothing to send of an empty text", async () => {
    openConversation();
    expect((await button("Send later")).hasAttribute("disabled")).toBe(true);
  });

  test.each([
    ["2020-01-01", "This time is over."],
    ["", "Choose a date and a time."],
    ["2199-01-01", "Choose a time within a year."],
  ])("says that %j is no time to send, and keeps the text", async (date, problem) => {
    const { server, user } = openConversation();
    await write("See you");
    await user.click(await button("Send later"));
    fireEvent.change(await field("Date"), { target: { value: date } });
    await user.click(await button("Schedule"));
    expect((await screen.findByRole("alert")).textContent).toBe(problem);
    expect(server.inputsOf("scheduled.create")).toEqual([]);
    expect((await screen.findByDisplayValue<HTMLTextAreaElement>("See you")).value).toBe("See you");
  });

  test("says why it was refused, and tries again under the same nonce", async () => {
    const { server, user } = openConversation({ "scheduled.create": refuse("TOO_MANY_SCHEDULED") });
    await write("See you");
    await user.click(await button("Send later"));
    await user.click(await button("Schedule"));
    expect(await screen.findByText(/as many messages as can wait/)).toBeDefined();
    await user.click(await button("Schedule"));
    await waitFor(() => expect(server.inputsOf("scheduled.create")).toHaveLength(2));
    const nonces = server.inputsOf("scheduled.create").map((input) => (input as ScheduledCreateInput).nonce);
    expect(new Set(nonces).size).toBe(1);
  });

  test("is marked over the composer, with the next time, and what failed before it [F3.5]", async () => {
    const { server, receive } = openConversation({ "scheduled.list": () => pageOf([create()]) });
    expect(await screen.findByText(/1 message is sent on/)).toBeDefined();
    expect(screen.getByRole("link", { name: "Show scheduled messages" }).getAttribute("href")).toBe(
      "/w/berger/scheduled",
    );
    server.set({ "scheduled.list": () => pageOf([create({ failure: "CONVERSATION_ARCHIVED" })]) });
    receive({ type: "scheduled.changed", seq: 20, at: inDays(0), scheduledId: idOf(800) });
    expect(await screen.findByText("1 scheduled message could not be sent.")).toBeDefined();
  });

  test("is not marked where something else waits", async () => {
    const { server } = openConversation({ "scheduled.list": () => pageOf([create({ threadRootId: idOf(5) })]) });
    await waitFor(() => expect(server.inputsOf("scheduled.list")).toHaveLength(1));
    await box();
    expect(screen.queryByText(/is sent on/)).toBeNull();
  });
});

describe("the list of scheduled messages", () => {
  test("shows where and when, and has one sent now or cancelled [F3.5]", async () => {
    const { server, user } = openPage([create()], { "scheduled.sendNow": () => ({}), "scheduled.cancel": () => ({}) });
    const card = await screen.findByRole("article", { name: "Lindenstraße 12" });
    expect(within(card).getByText("See you at ten")).toBeDefined();
    await user.click(within(card).getByRole("button", { name: "Send now" }));
    server.set({ "scheduled.list": () => pageOf([]) });
    await user.click(within(card).getByRole("button", { name: "Cancel sending" }));
    expect(await screen.findByText("Nothing is scheduled")).toBeDefined();
    expect(server.inputsOf("scheduled.sendNow")).toEqual([{ scheduledId: idOf(800) }]);
    expect(server.inputsOf("scheduled.cancel")).toEqual([{ scheduledId: idOf(800) }]);
  });

  test("has words and time changed [F3.5]", async () => {
    const { server, user } = openPage([create()], { "scheduled.update": () => ({ scheduled: create() }) });
    await user.click(await button("Edit"));
    fireEvent.change(await field("Text"), { target: { value: "See you at eleven" } });
    const [date, time] = [(await field("Date")).value, "11:00"];
    fireEvent.change(await field("Time"), { target: { value: time } });
    await user.click(await button("Save"));
    await waitFor(() =>
      expect(server.inputsOf("scheduled.update")).toEqual([
        { scheduledId: idOf(800), text: "See you at eleven", sendAt: toInstant({ date, time }, zone) },
      ]),
    );
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  });

  test("says why one was not sent, also of a conversation one is no longer in, and offers to try again or discard it", async () => {
    const gone = create({ conversationId: idOf(999), failure: "CONVERSATION_GONE" });
    const { server, user } = openPage([gone], { "scheduled.sendNow": () => ({}) });
    const card = await screen.findByRole("article", { name: "A conversation you are no longer in" });
    expect(within(card).getByRole("alert").textContent).toContain("you are no longer in it");
    expect(within(card).getByRole("button", { name: "Discard" })).toBeDefined();
    await user.click(within(card).getByRole("button", { name: "Try again" }));
    await waitFor(() => expect(server.inputsOf("scheduled.sendNow")).toHaveLength(1));
  });

  test("tells that it is loading, empty, or could not be loaded, and tries again", async () => {
    const held = createHeld<object>();
    const { server, user } = openPage([], { "scheduled.list": held.handler });
    expect(await screen.findByRole("status", { name: "Loading" })).toBeDefined();
    server.set({ "scheduled.list": () => pageOf([]) });
    held.answer(pageOf([]));
    expect(await screen.findByText("Write a message and choose Send later.")).toBeDefined();
    server.set({ "scheduled.list": refuse("OVERLOADED") });
    const failing = openPage([], { "scheduled.list": refuse("OVERLOADED") });
    expect(await screen.findByText("Your scheduled messages could not be loaded")).toBeDefined();
    failing.server.set({ "scheduled.list": () => pageOf([create()]) });
    await user.click(await button("Try again"));
    expect(await screen.findByText("See you at ten")).toBeDefined();
  });

  test("is in German too, and nothing stands in the way of a screen reader", async () => {
    const { user } = openPage([create(), create({ id: idOf(801), failure: "UNAVAILABLE" })], {}, { language: german });
    await screen.findByText("Geplante Nachrichten");
    const [edit] = await screen.findAllByRole("button", { name: "Bearbeiten" });
    if (edit) await user.click(edit);
    await screen.findByText("Geplante Nachricht ändern");
    const { violations } = await axe.run(document.body, {
      rules: { "color-contrast": { enabled: false }, "target-size": { enabled: false }, region: { enabled: false } },
    });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });
});
