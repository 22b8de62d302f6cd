// @vitest-environment happy-dom
import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { createHeld, pageOf, refuse } from "../testing/answers";
import { createBootstrap, createConversation, createMember, createWorkspace, idOf } from "../testing/factories";
import { german, type RenderOptions, renderWorkspace } from "../testing/render-workspace";
import { GroupsPage } from "./groups-page";

const office = { id: idOf(301), name: "Office", description: "All of us", memberCount: 4, joined: false };
const viewings = { id: idOf(302), name: "Viewings", description: null, memberCount: 1, joined: true };
const answers = (...groups: (typeof office | typeof viewings)[]) => ({ "groups.discover": () => pageOf(groups) });
const open = (handlers: RenderOptions["handlers"], more: RenderOptions = {}) =>
  renderWorkspace(<GroupsPage />, { handlers: handlers ?? {}, ...more });

describe("the public groups", () => {
  test("show a skeleton first, then one row each with what they are and how many are in them", async () => {
    const held = createHeld<object>();
    open({ "groups.discover": held.handler });
    expect(await screen.findByRole("status", { name: "Loading" })).toBeDefined();
    held.answer(pageOf([office, viewings]));
    const rows = await screen.findAllByRole("listitem");
    expect(
      rows.map((row) =>
        within(row)
          .getAllByText(/./, { selector: "p" })
          .map((p) => p.textContent),
      ),
    ).toEqual([
      ["Office", "4 members · All of us"],
      ["Viewings", "1 member"],
    ]);
    expect(screen.queryByRole("status", { name: "Loading" })).toBeNull();
  });

  test("one is in are opened without asking the server", async () => {
    const { server, user } = open(answers(viewings));
    await user.click(await screen.findByRole("button", { name: "Open: Viewings" }));
    expect(location.pathname).toBe(`/w/berger/c/${viewings.id}`);
    expect(server.inputsOf("groups.join")).toEqual([]);
  });

  test("one cannot join say why, and stay to be tried again", async () => {
    const { server, user } = open({ ...answers(office), "groups.join": refuse("CONVERSATION_ARCHIVED") });
    await user.click(await screen.findByRole("button", { name: "Join: Office" }));
    expect(await screen.findByText("This group is archived.")).toBeDefined();
    expect(location.pathname).not.toContain(office.id);
    server.set({ "groups.join": () => ({ conversation: createConversation({ id: office.id, name: "Office" }) }) });
    await user.click(screen.getByRole("button", { name: "Join: Office" }));
    await waitFor(() => expect(location.pathname).toBe(`/w/berger/c/${office.id}`));
  });

  test("are joined once, however often one clicks", async () => {
    const held = createHeld<object>();
    const { server, user } = open({ ...answers(office), "groups.join": held.handler });
    const join = await screen.findByRole("button", { name: "Join: Office" });
    await user.dblClick(join);
    await waitFor(() => expect(join.getAttribute("aria-busy")).toBe("true"));
    expect(server.inputsOf("groups.join")).toHaveLength(1);
  });

  test("are found by a word; none found is said otherwise than none at all", async () => {
    const { server, user } = open({
      "groups.discover": ({ query }: { query?: string }) => pageOf(query ? [] : [office]),
    });
    await screen.findByText("Office");
    await user.type(screen.getByRole("textbox", { name: "Search groups" }), " view ");
    expect(await screen.findByText("No group found")).toBeDefined();
    expect(server.inputsOf("groups.discover").at(-1)).toEqual({ query: "view", cursor: null });
    await user.clear(screen.getByRole("textbox", { name: "Search groups" }));
    expect(await screen.findByText("Office")).toBeDefined();
    server.set({ "groups.discover": () => pageOf([]) });
    expect(screen.queryByText("No public groups yet")).toBeNull();
  });

  test("that cannot be loaded say why, and come when asked again", async () => {
    const { server, user } = open({});
    server.setOffline(true);
    const alert = (await screen.findByText("The groups could not be loaded")).closest("[role=alert]") as HTMLElement;
    expect(alert.textContent).toContain("The server could not be reached.");
    server.setOffline(false);
    server.set(answers(office));
    await user.click(within(alert).getByRole("button", { name: "Try again" }));
    expect(await screen.findByText("Office")).toBeDefined();
    expect(screen.queryByText("The groups could not be loaded")).toBeNull();
  });

  test("whose next page fails keep what is there, say why, and go on when asked again", async () => {
    const { server, user } = open({
      "groups.discover": ({ cursor }: { cursor: string | null }) => {
        if (cursor) return refuse("OVERLOADED")();
        return { items: [office], nextCursor: "next" };
      },
    });
    await user.click(await screen.findByRole("button", { name: "Show more" }));
    expect(await screen.findByText("The server is busy. Try again in a moment.")).toBeDefined();
    expect(screen.getByText("Office")).toBeDefined();
    server.set({
      "groups.discover": ({ cursor }: { cursor: string | null }) =>
        cursor ? pageOf([viewings]) : { items: [office], nextCursor: "next" },
    });
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByText("Viewings")).toBeDefined();
    expect(screen.queryByText("The server is busy. Try again in a moment.")).toBeNull();
    expect(screen.queryByRole("button", { name: "Show more" })).toBeNull();
  });

  test("begin with a group of one's own: the dialog opens at the group", async () => {
    const { user } = open({ ...answers(), "members.list": () => pageOf([]) });
    expect(await screen.findByText("No public groups yet")).toBeDefined();
    await user.click(screen.getByRole("button", { name: "Create group" }));
    const group = await screen.findByRole<HTMLInputElement>("radio", { name: "Group" });
    expect(group.checked).toBe(true);
  });

  test("speak German", async () => {
    open(answers(office), { language: german });
    expect(await screen.findByText("4 Mitglieder · All of us")).toBeDefined();
    expect(screen.getByRole("heading", { name: "Gruppen" })).toBeDefined();
  });
});

test("guests are told that this is not for them, and nothing is asked of the server", () => {
  const guest = createBootstrap({ me: createMember({ role: "guest" }), workspace: createWorkspace({ role: "guest" }) });
  const { server } = open(answers(office), { bootstrap: guest });
  expect(screen.getByText("This is not for your role")).toBeDefined();
  expect(screen.queryByRole("button", { name: "Create group" })).toBeNull();
  expect(server.calls).toEqual([]);
});
