// @vitest-environment happy-dom
import type { DirectoryMember, WorkspaceRole } from "@parley/api";
import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { inDirectory, pageOf, refuse } from "../../testing/answers";
import { createBootstrap, createDirect, createMember, createWorkspace, idOf, ME, TIM } from "../../testing/factories";
import { english, german, type RenderOptions, renderWorkspace } from "../../testing/render-workspace";
import { getName, getPresence, toPersonView } from "./names";
import { PersonRow } from "./person-row";

const AT = "2026-11-21T09:00:00.000Z";
interface Given extends RenderOptions {
  readonly own?: WorkspaceRole;
}

function show(person: DirectoryMember, { own = "owner", ...options }: Given = {}) {
  return renderWorkspace(
    <ul>
      <PersonRow person={person} mayManage={own === "owner" || own === "admin"} />
    </ul>,
    {
      bootstrap: createBootstrap({ me: createMember({ role: own }), workspace: createWorkspace({ role: own }) }),
      ...options,
    },
  );
}

const text = () => screen.getByRole("listitem").textContent ?? "";
const actions = () => screen.queryByRole("button", { name: "Actions for Tim Krause" });

describe("a person of the directory", () => {
  test("shows their address and, where it is not the usual one, their role", () => {
    show(inDirectory(TIM, { email: "tim@example.com", role: "guest" }));
    expect(text()).toContain("tim@example.com");
    expect(screen.getByText("Guest")).toBeDefined();
  });

  test("is marked when it is oneself", () => {
    show(inDirectory(ME), { language: german });
    expect(text()).toContain(`(${german.t("common.you")})`);
  });

  test("who has no access any more can be read about, not written to", () => {
    show(inDirectory(TIM, { deactivatedAt: AT }));
    expect(screen.getByText("Deactivated")).toBeDefined();
    expect(screen.queryByRole("button", { name: "Write to Tim Krause" })).toBeNull();
  });

  test.each([
    ["owner", "owner", true],
    ["admin", "admin", true],
    ["admin", "owner", false],
    ["member", "guest", false],
    ["guest", "guest", false],
  ] as const)("an %s may act on an %s: %s", (own, role, may) => {
    show(inDirectory(TIM, { role }), { own });
    expect(actions() !== null).toBe(may);
  });

  test("is written to by one click; what keeps one from it is told", async () => {
    const { server, user } = show(inDirectory(TIM), { handlers: { "conversations.openDirect": refuse("FORBIDDEN") } });
    await user.click(screen.getByRole("button", { name: "Write to Tim Krause" }));
    expect(await screen.findByText("You may not do this.")).toBeDefined();
    const direct = createDirect(TIM);
    server.set({ "conversations.openDirect": () => ({ conversation: direct }) });
    await user.click(screen.getByRole("button", { name: "Write to Tim Krause" }));
    await waitFor(() => expect(location.pathname).toBe(`/w/berger/c/${direct.id}`));
  });
});

describe("managing a person", () => {
  async function choose(item: string, options: Given = {}, person = inDirectory(TIM)) {
    const view = show(person, options);
    await view.user.click(actions() as HTMLElement);
    await view.user.click(await screen.findByRole("menuitem", { name: item }));
    return view;
  }

  test("a new role says what it allows, and is sent once it is saved", async () => {
    const { server, user } = await choose("Change role", {
      handlers: {
        "members.setRole": () => ({ member: createMember({ id: TIM, role: "admin", rev: 9 }) }),
        "members.list": () => pageOf([]),
      },
    });
    const dialog = await screen.findByRole("dialog", { name: "Role of Tim Krause" });
    await user.selectOptions(within(dialog).getByRole("combobox", { name: "Role" }), "admin");
    expect(within(dialog).getByText("Manages people, invitations and groups.")).toBeDefined();
    expect(server.inputsOf("members.setRole")).toEqual([]);
    await user.click(within(dialog).getByRole("button", { name: "Save" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(server.inputsOf("members.setRole")).toEqual([{ memberId: TIM, role: "admin" }]);
    await waitFor(() => expect(document.activeElement).toBe(actions()));
  });

  test("a role that is refused says why, in the dialog", async () => {
    const { user } = await choose("Change role", { handlers: { "members.setRole": refuse("LAST_OWNER") } });
    const dialog = await screen.findByRole("dialog", { name: "Role of Tim Krause" });
    await user.selectOptions(within(dialog).getByRole("combobox", { name: "Role" }), "guest");
    await user.click(within(dialog).getByRole("button", { name: "Save" }));
    expect((await within(dialog).findByRole("alert")).textContent).toMatch(/There must always be an owner/);
  });

  test("deactivating says what it means and shows it at once everywhere", async () => {
    const { session, user } = await choose("Deactivate", {
      handlers: { "members.deactivate": () => ({ member: createMember({ id: TIM, deactivatedAt: AT, rev: 9 }) }) },
    });
    const dialog = await screen.findByRole("alertdialog", { name: "Deactivate Tim Krause?" });
    expect(dialog.textContent).toContain("They can no longer sign in to this workspace. Their messages stay.");
    await user.click(within(dialog).getByRole("button", { name: "Deactivate" }));
    await waitFor(() => expect(session.store.get().members[TIM]?.deactivatedAt).toBe(AT));
    expect(screen.queryByRole("alertdialog")).toBeNull();
  });

  test("letting somebody back in needs no question; a failure is told", async () => {
    const gone = inDirectory(TIM, { deactivatedAt: AT });
    const { server, user } = await choose(
      "Reactivate",
      { handlers: { "members.reactivate": refuse("OVERLOADED") } },
      gone,
    );
    expect(await screen.findByText("The server is busy. Try again in a moment.")).toBeDefined();
    server.set({ "members.reactivate": () => ({ member: createMember({ id: TIM, rev: 9 }) }) });
    await user.click(actions() as HTMLElement);
    await user.click(await screen.findByRole("menuitem", { name: "Reactivate" }));
    await waitFor(() => expect(server.inputsOf("members.reactivate")).toHaveLength(2));
  });
});

describe("what people are shown as", () => {
  const presence = { memberId: TIM, lastSeenAt: null, text: null, emoji: null, until: null };
  const people = { meId: ME, members: { [TIM]: createMember({ id: TIM }) }, presences: {} };

  test.each([
    ["online", "online"],
    ["away", "away"],
    ["dnd", "busy"],
    ["offline", "offline"],
  ] as const)("%s is shown as %s", (status, shown) => {
    expect(getPresence({ presences: { [TIM]: { ...presence, status } } }, TIM)).toBe(shown);
  });

  test("whoever is not known yet is somebody, and away from here", () => {
    expect(getName(people, idOf(404), english.t)).toBe("Someone");
    expect(toPersonView(people, idOf(404), german.t)).toEqual({
      id: idOf(404),
      name: german.t("common.someone"),
      presence: "offline",
    });
  });

  test("whoever has no access has no presence", () => {
    const members = { [TIM]: createMember({ id: TIM, deactivatedAt: AT }) };
    const shown = toPersonView(
      { ...people, members, presences: { [TIM]: { ...presence, status: "online" } } },
      TIM,
      english.t,
    );
    expect(shown).toEqual({ id: TIM, name: "Tim Krause", inactive: true });
  });
});
