// @vitest-environment happy-dom
import "fake-indexeddb/auto";
import { screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";
import { refuse } from "../../testing/answers";
import { createBootstrap, createMember, GROUP, ME } from "../../testing/factories";
import { german, type RenderOptions, renderWorkspace } from "../../testing/render-workspace";
import { stubLocation } from "../../testing/stub-location";
import { createDraftStore } from "../drafts/draft-store";
import { AccountMenu } from "./account-menu";

beforeEach(() => localStorage.clear());

const button = () => screen.getByRole("button", { name: "Account" });

async function open(options: RenderOptions = {}) {
  const view = renderWorkspace(<AccountMenu />, options);
  await view.user.click(button());
  await screen.findByRole("menu", { name: "Account" });
  return view;
}

const choose = async ({ user }: Awaited<ReturnType<typeof open>>, name: string) =>
  user.click(screen.getByRole("menuitem", { name }));

describe("the menu of one's account", () => {
  test("leads to the settings and to the other workspaces", async () => {
    const view = await open();
    await choose(view, "Settings");
    await waitFor(() => expect(location.pathname).toBe("/w/berger/settings"));
    await view.user.click(button());
    await choose(view, "Your workspaces");
    await waitFor(() => expect(location.pathname).toBe("/workspaces"));
  });

  test("is worked by keys alone, and shows the list of keys", async () => {
    const { user } = renderWorkspace(<AccountMenu />);
    await user.tab();
    expect(document.activeElement).toBe(button());
    await user.keyboard("{Enter}");
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("menuitem", { name: "Settings" })));
    await user.keyboard("{ArrowDown}{Enter}");
    expect(await screen.findByRole("dialog", { name: "Keyboard shortcuts" })).toBeDefined();
    await user.keyboard("{Escape}");
    await waitFor(() => expect(document.activeElement).toBe(button()));
  });

  test("speaks German", async () => {
    const { user } = renderWorkspace(<AccountMenu />, { language: german });
    await user.click(screen.getByRole("button", { name: german.t("sidebar.account") }));
    const items = await screen.findAllByRole("menuitem");
    expect(items.map(({ textContent }) => textContent)).toEqual([
      german.t("sidebar.settings"),
      `${german.t("sidebar.shortcuts")}?`,
      german.t("workspaces.title"),
      german.t("sidebar.signOut"),
    ]);
    expect(german.t("sidebar.signOut")).toBe("Abmelden");
  });

  test("shows the name one has now", async () => {
    const { receive } = renderWorkspace(<AccountMenu />);
    expect(button().textContent).toContain("JR");
    receive({ type: "member.changed", seq: 11, at: "", member: createMember({ id: ME, name: "Zoe Berger", rev: 11 }) });
    await waitFor(() => expect(button().textContent).toContain("ZB"));
  });
});

describe("signing out", () => {
  test("takes what was written off the device and loads the door anew", async () => {
    const { assign } = stubLocation();
    createDraftStore(ME).set({ conversationId: GROUP }, "half a thought");
    const view = await open({ handlers: { "auth.signOut": () => ({}) } });
    await choose(view, "Sign out");
    await waitFor(() => expect(assign).toHaveBeenCalledExactlyOnceWith("/sign-in"));
    expect(JSON.stringify(localStorage)).not.toContain("half a thought");
    expect(view.server.inputsOf("auth.signOut")).toHaveLength(1);
  });

  test("that fails says why and leaves everything where it is", async () => {
    const { assign } = stubLocation();
    createDraftStore(ME).set({ conversationId: GROUP }, "half a thought");
    const view = await open({ handlers: { "auth.signOut": refuse("DATABASE_UNAVAILABLE") } });
    await choose(view, "Sign out");
    expect(await screen.findByText("The server cannot store anything right now. Try again in a moment.")).toBeDefined();
    expect(assign).not.toHaveBeenCalled();
    expect(JSON.stringify(localStorage)).toContain("half a thought");
  });

  test("without a network says that the server cannot be reached", async () => {
    const view = await open();
    view.server.setOffline(true);
    await choose(view, "Sign out");
    expect(await screen.findByText(/The server could not be reached/)).toBeDefined();
  });
});

describe("signing out with unsent messages", () => {
  async function ask(count: number, options: RenderOptions = {}) {
    const view = renderWorkspace(<AccountMenu />, { bootstrap: createBootstrap(), ...options });
    view.server.setOffline(true);
    for (let number = 0; number < count; number += 1) await view.session.getOutbox().add(GROUP, `unsent ${number}`);
    view.server.setOffline(false);
    await view.user.click(button());
    await view.user.click(await screen.findByRole("menuitem", { name: "Sign out" }));
    return { ...view, dialog: await screen.findByRole("alertdialog", { name: "Sign out with unsent messages?" }) };
  }

  test("asks first and tells how many would be lost; Cancel loses nothing", async () => {
    const { dialog, server, session, user } = await ask(2);
    expect(dialog.textContent).toContain("2 messages have not been sent yet and will be lost.");
    expect(document.activeElement).toBe(screen.getByRole("button", { name: "Cancel" }));
    await user.keyboard("{Enter}");
    await waitFor(() => expect(screen.queryByRole("alertdialog")).toBeNull());
    expect(server.inputsOf("auth.signOut")).toEqual([]);
    expect(session.getOutbox().getEntries()).toHaveLength(2);
    await waitFor(() => expect(document.activeElement).toBe(button()));
  });

  test("goes on a yes", async () => {
    const { assign } = stubLocation();
    const { user } = await ask(1, { handlers: { "auth.signOut": () => ({}) } });
    await user.click(screen.getByRole("button", { name: "Sign out" }));
    await waitFor(() => expect(assign).toHaveBeenCalledExactlyOnceWith("/sign-in"));
  });

  test("tells a failure once, in the question itself", async () => {
    const { dialog, user } = await ask(1, { handlers: { "auth.signOut": refuse("INTERNAL") } });
    await user.click(screen.getByRole("button", { name: "Sign out" }));
    const sentence = "Something went wrong on the server.";
    await waitFor(() => expect(dialog.textContent).toContain(sentence));
    expect(screen.getAllByText(sentence)).toHaveLength(1);
  });
});
