// @vitest-environment happy-dom
import "fake-indexeddb/auto";
import { screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { createSnapshotCache } from "../sync/snapshot-cache";
import { createClientState } from "../sync/state/create-client-state.js";
import { createWorkspaceSession } from "../sync/workspace-session";
import { createHeld, refuse } from "../testing/answers";
import { createBootstrap, createWorkspace } from "../testing/factories";
import { createFakeServer, type Handlers } from "../testing/fake-server";
import { renderPage } from "../testing/render-page";
import { german, renderWorkspace } from "../testing/render-workspace";
import { WelcomePage } from "./welcome-page";
import { WorkspacePage } from "./workspace-page";

function open(handlers: Handlers, slug = "berger", language?: typeof german) {
  vi.stubGlobal("matchMedia", () => Object.assign(new EventTarget(), { matches: false }));
  return renderPage(
    <WorkspacePage
      slug={slug}
      createSession={(deps) => createWorkspaceSession({ ...deps, client: createFakeServer(handlers).client })}
    >
      <p>The page</p>
    </WorkspacePage>,
    {},
    `/w/${slug}/people?x=1`,
    language,
  );
}

beforeEach(async () => {
  localStorage.clear();
  await createSnapshotCache().clear();
});

describe("opening a workspace", () => {
  test("shows its frame, then itself, and is where one begins next time", async () => {
    const held = createHeld<object>();
    open({ "live.bootstrap": held.handler });
    expect(screen.getByRole("status", { name: "Loading" })).toBeDefined();
    expect(screen.queryByText("The page")).toBeNull();
    held.answer(createBootstrap());
    expect(await screen.findByText("The page")).toBeDefined();
    expect(JSON.parse(localStorage.getItem("parley.preferences") ?? "{}")).toMatchObject({ lastWorkspace: "berger" });
  });

  test("shows what was kept from the last visit while the server is silent", async () => {
    await createSnapshotCache().write("berger", createClientState(createBootstrap()));
    open({ "live.bootstrap": createHeld<object>().handler });
    expect(await screen.findByText("The page")).toBeDefined();
    expect(screen.getByRole("status", { name: "Connection" }).textContent).toBe("Reconnecting");
  });

  test("of a stranger says that there is none, without saying whether it exists", async () => {
    const { user } = open({ "live.bootstrap": refuse("NOT_FOUND") });
    expect(await screen.findByText("There is no such workspace here")).toBeDefined();
    await user.click(screen.getByRole("button", { name: "Choose another workspace" }));
    expect(location.pathname).toBe("/workspaces");
    expect(localStorage.getItem("parley.preferences")).toBeNull();
  });

  test("says it in German", async () => {
    open({ "live.bootstrap": refuse("DEACTIVATED") }, "berger", german);
    expect(await screen.findByText(german.t("workspaces.notFoundTitle"))).toBeDefined();
  });

  test("of a session that is over leads to the sign-in and back, and nothing of it stays on the device", async () => {
    const cache = createSnapshotCache();
    await cache.write("berger", createClientState(createBootstrap()));
    open({ "live.bootstrap": refuse("SESSION_ENDED") });
    await waitFor(() => expect(location.pathname).toBe("/sign-in"));
    expect(new URLSearchParams(location.search).get("next")).toBe("/w/berger/people?x=1");
    expect(await cache.read("berger")).toBeUndefined();
  });
});

describe("before a conversation is open", () => {
  test("the first day says what to do: invite people, or begin alone", async () => {
    const { user } = renderWorkspace(<WelcomePage />, {
      bootstrap: createBootstrap({ conversations: [] }),
      handlers: { "members.list": () => ({ items: [], nextCursor: null }) },
    });
    expect(screen.getByText("Welcome to Berger Homes")).toBeDefined();
    await user.click(screen.getByRole("button", { name: "New conversation" }));
    expect(await screen.findByRole("dialog", { name: "New conversation" })).toBeDefined();
    await user.keyboard("{Escape}");
    await user.click(screen.getByRole("button", { name: "Invite people" }));
    expect(location.pathname).toBe("/w/berger/invitations");
  });

  test("guests are not told to invite", () => {
    renderWorkspace(<WelcomePage />, {
      bootstrap: createBootstrap({ conversations: [], workspace: createWorkspace({ role: "guest" }) }),
    });
    expect(screen.queryByRole("button", { name: "Invite people" })).toBeNull();
    expect(screen.getByText("Choose a conversation")).toBeDefined();
  });

  test("later it only points to the list", () => {
    renderWorkspace(<WelcomePage />, { language: german });
    expect(screen.getByText(german.t("welcome.chooseTitle"))).toBeDefined();
    expect(screen.queryByRole("button", { name: german.t("welcome.invite") })).toBeNull();
  });
});
