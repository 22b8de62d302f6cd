// @vitest-environment happy-dom
import { LIMITS, type MemberPresence, type OwnPresence, type Session } from "@parley/api";
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createHeld, pageOf, refuse } from "../../testing/answers";
import { createMember, idOf, ME } from "../../testing/factories";
import { type RenderOptions, renderWorkspace } from "../../testing/render-workspace";
import { SessionsSection } from "../sessions/sessions-section";
import { AppearanceSection } from "./appearance-section";
import { ProfileSection } from "./profile-section";
import { StatusSection } from "./status-section";

const AT = "2026-11-21T09:00:00.000Z";
const own = (more: Partial<MemberPresence> = {}): MemberPresence => ({
  memberId: ME,
  status: "online",
  lastSeenAt: null,
  text: null,
  emoji: null,
  until: null,
  ...more,
});
const chosen = (more: Partial<OwnPresence> = {}): OwnPresence => ({
  status: "online",
  text: null,
  emoji: null,
  until: null,
  ...more,
});

beforeEach(() => localStorage.clear());

describe("one's name", () => {
  const open = (options: RenderOptions = {}) => renderWorkspace(<ProfileSection />, options);
  const box = () => screen.getByRole<HTMLInputElement>("textbox", { name: "Name" });
  const save = () => screen.getByRole<HTMLButtonElement>("button", { name: "Save" });

  test("can be saved once it is another", async () => {
    const { session, user } = open({
      handlers: { "members.updateMe": ({ name }: { name: string }) => ({ member: createMember({ name, rev: 9 }) }) },
    });
    expect(box().value).toBe("Jana Roth");
    expect(save().disabled).toBe(true);
    await user.type(box(), "-Berger");
    expect(save().disabled).toBe(false);
    await user.click(save());
    expect(await screen.findByText("Saved")).toBeDefined();
    expect(session.store.get().members[ME]?.name).toBe("Jana Roth-Berger");
    await waitFor(() => expect(save().disabled).toBe(true));
  });

  test("must not be empty or too long", async () => {
    const { server, user } = open();
    await user.clear(box());
    await user.click(save());
    expect(document.activeElement).toBe(screen.getByRole("textbox", { description: /Please fill this in\.$/ }));
    fireEvent.change(box(), { target: { value: "x".repeat(LIMITS.personName.max + 1) } });
    await user.click(save());
    expect(screen.getByText(`At most ${LIMITS.personName.max} characters.`)).toBeDefined();
    expect(server.calls).toEqual([]);
  });

  test("that is not saved stays in the box with the reason", async () => {
    const { user } = open({ handlers: { "members.updateMe": refuse("DATABASE_UNAVAILABLE") } });
    await user.type(box(), "!{Enter}");
    expect(await screen.findByText(/cannot store anything right now/)).toBeDefined();
    expect(box().value).toBe("Jana Roth!");
  });
});

describe("one's status", () => {
  const open = (handlers: RenderOptions["handlers"] = {}) =>
    renderWorkspace(<StatusSection />, {
      handlers: {
        "presence.get": () => ({ presences: [own()], own: chosen() }),
        "presence.set": () => own(),
        ...handlers,
      },
    });
  const form = async () => screen.findByRole<HTMLSelectElement>("combobox", { name: "Presence" });

  afterEach(() => void vi.useRealTimers());

  test("loads under a skeleton, and can be set also when it could not be loaded", async () => {
    const held = createHeld<object>();
    const { server, user } = open({ "presence.get": held.handler });
    expect(screen.getByRole("status", { name: "Loading" })).toBeDefined();
    held.answer({ presences: [], own: null });
    await user.selectOptions(await form(), "invisible");
    await user.click(screen.getByRole("button", { name: "Save" }));
    await waitFor(() =>
      expect(server.inputsOf("presence.set")).toEqual([{ status: "invisible", emoji: null, text: null, until: null }]),
    );
  });

  test("ends when it is told to", async () => {
    const { server, user } = open();
    await user.selectOptions(await form(), "dnd");
    await user.selectOptions(screen.getByRole("combobox", { name: "Clear after" }), "hour");
    const before = Date.now();
    await user.type(screen.getByRole("textbox", { name: "Status text" }), "  at a viewing  {Enter}");
    await screen.findByText("Saved");
    const [input] = server.inputsOf("presence.set") as { text: string; until: string }[];
    expect(input?.text).toBe("at a viewing");
    expect(Math.round((Date.parse(input?.until ?? "") - before) / 60_000)).toBe(60);
  });

  test("shows what was chosen, which others need not see, and keeps what is not changed [F5.5]", async () => {
    const until = new Date(Date.now() + 3_600_000).toISOString();
    const before = chosen({ status: "invisible", text: "Writing", emoji: "✍️", until });
    const { server, user } = open({
      "presence.get": () => ({ presences: [own({ status: "offline" })], own: before }),
    });
    expect((await form()).value).toBe("invisible");
    expect(screen.getByRole<HTMLSelectElement>("combobox", { name: "Clear after" }).value).toBe("kept");
    expect(screen.getByRole<HTMLInputElement>("textbox", { name: "Status text" }).value).toBe("Writing");
    expect(screen.getByRole("button", { name: "Choose an emoji: ✍️" })).toBeDefined();
    await user.click(screen.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(server.inputsOf("presence.set")).toEqual([before]));
    await user.click(screen.getByRole("button", { name: "Remove the emoji" }));
    await user.click(screen.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(server.inputsOf("presence.set").at(-1)).toMatchObject({ emoji: null }));
  });

  test("shows at once beside one's own name", async () => {
    const { session, user } = open({ "presence.set": () => own({ status: "dnd", text: "busy" }) });
    await user.selectOptions(await form(), "dnd");
    await user.click(screen.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(session.store.get().presences[ME]).toMatchObject({ status: "dnd", text: "busy" }));
  });

  test("too long a text is told at its field; a refusal over the form", async () => {
    const { server, user } = open({ "presence.set": refuse("RATE_LIMITED", { retryAfterMs: 3_000 }) });
    await form();
    const text = screen.getByRole("textbox", { name: "Status text" });
    fireEvent.change(text, { target: { value: "x".repeat(LIMITS.statusText.max + 1) } });
    await user.click(screen.getByRole("button", { name: "Save" }));
    expect(document.activeElement).toBe(text);
    expect(server.inputsOf("presence.set")).toEqual([]);
    fireEvent.change(text, { target: { value: "short" } });
    await user.click(screen.getByRole("button", { name: "Save" }));
    expect(await screen.findByText("That was too fast. Try again in 3 s.")).toBeDefined();
  });
});

describe("appearance", () => {
  test("is moved through by keys, holds after a reload, and follows the system again", async () => {
    const { user } = renderWorkspace(<AppearanceSection />);
    await user.tab();
    expect(document.activeElement).toBe(screen.getByRole("radio", { name: "System", checked: true }));
    await user.keyboard("{ArrowRight}{ArrowRight}");
    expect(screen.getByRole("radio", { name: "Dark", checked: true })).toBe(document.activeElement);
    expect(document.documentElement.dataset.theme).toBe("dark");
    expect(JSON.parse(localStorage.getItem("parley.preferences") ?? "{}")).toMatchObject({ theme: "dark" });
    await user.keyboard("{ArrowRight}");
    expect(screen.getByRole("radio", { name: "System", checked: true })).toBeDefined();
    expect(document.documentElement.dataset.theme).toBeUndefined();
  });

  test("names every language in itself, and tells screen readers which one holds", async () => {
    const { user } = renderWorkspace(<AppearanceSection />);
    const select = screen.getByRole("combobox", { name: "Language" });
    const names = within(select)
      .getAllByRole("option")
      .map(({ textContent }) => textContent);
    expect(names).toEqual(["As in the browser", "English", "Deutsch"]);
    await user.selectOptions(select, "Deutsch");
    expect(await screen.findByRole("combobox", { name: "Sprache" })).toBe(select);
    expect(document.documentElement.lang).toBe("de");
    await user.selectOptions(select, "English");
    await waitFor(() => expect(document.documentElement.lang).toBe("en"));
  });
});

describe("where one is signed in", () => {
  const session: Session = {
    id: idOf(800),
    kind: "cookie",
    createdAt: AT,
    lastSeenAt: AT,
    expiresAt: AT,
    userAgent: "Mozilla/5.0 (Windows NT 10.0; rv:132.0) Gecko/20100101 Firefox/132.0",
    ip: "192.0.2.7",
    current: true,
  };
  const other: Session = { ...session, id: idOf(801), current: false };
  const program: Session = { ...session, id: idOf(802), kind: "token", userAgent: "", current: false };
  const open = (handlers: RenderOptions["handlers"]) =>
    renderWorkspace(<SessionsSection />, { handlers: handlers ?? {} });

  test("shows device, address and kind, and offers to end all but this one", async () => {
    open({ "sessions.list": () => pageOf([session, other, program]) });
    const rows = await screen.findAllByRole("listitem");
    expect(rows.map((row) => within(row).queryByRole("button")?.getAttribute("aria-label") ?? null)).toEqual([
      null,
      "Sign out Firefox · Windows",
      expect.stringMatching(/^Sign out /),
    ]);
    expect(rows[0]?.textContent).toContain("This device");
    expect(rows[1]?.textContent).toContain("192.0.2.7");
    expect(rows[2]?.textContent).toContain("Program");
  });

  test("has nothing to end elsewhere when there is only this one", async () => {
    open({ "sessions.list": () => pageOf([session]) });
    expect(await screen.findByText("This device")).toBeDefined();
    expect(screen.queryByRole("button")).toBeNull();
  });

  test("that cannot be loaded says why, and comes when asked again", async () => {
    const { server, user } = open({ "sessions.list": refuse("TIMED_OUT") });
    expect(await screen.findByText("The server took too long. Try again.")).toBeDefined();
    server.set({ "sessions.list": () => pageOf([session]) });
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByText("This device")).toBeDefined();
  });

  test("an ended one goes from the list; what fails is told and stays", async () => {
    const { server, user } = open({
      "sessions.list": () => pageOf([session, other]),
      "sessions.revoke": refuse("INTERNAL"),
    });
    await user.click(await screen.findByRole("button", { name: "Sign out Firefox · Windows" }));
    expect(await screen.findByText("Something went wrong on the server.")).toBeDefined();
    server.set({ "sessions.revoke": () => ({}), "sessions.list": () => pageOf([session]) });
    await user.click(screen.getByRole("button", { name: "Sign out Firefox · Windows" }));
    await waitFor(() => expect(screen.getAllByRole("listitem")).toHaveLength(1));
  });

  test("ending all others asks, tells a failure in the question, and can be left", async () => {
    const { user } = open({
      "sessions.list": () => pageOf([session, other]),
      "sessions.revokeOthers": refuse("OVERLOADED"),
    });
    const button = await screen.findByRole("button", { name: "Sign out everywhere else" });
    await user.click(button);
    const dialog = await screen.findByRole("alertdialog", { name: "Sign out everywhere else?" });
    await user.click(within(dialog).getByRole("button", { name: "Sign out everywhere else" }));
    expect((await within(dialog).findByRole("alert")).textContent).toContain("The server is busy.");
    await user.click(within(dialog).getByRole("button", { name: "Cancel" }));
    await waitFor(() => expect(document.activeElement).toBe(button));
  });
});
