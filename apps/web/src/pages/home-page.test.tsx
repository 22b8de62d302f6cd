// @vitest-environment happy-dom
import { screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { writePreferences } from "../lib/preferences";
import { createHeld, refuse } from "../testing/answers";
import { createWorkspace, idOf } from "../testing/factories";
import { renderPage } from "../testing/render-page";
import { HomePage } from "./home-page";

const user = { id: idOf(900), email: "jana@example.com", name: "Jana Roth" };
const berger = createWorkspace();
const linden = createWorkspace({ id: idOf(501), slug: "linden", name: "Linden" });
const me = (...workspaces: (typeof berger)[]) => ({ "auth.me": () => ({ user, workspaces }) });

beforeEach(() => localStorage.clear());

describe("the start, for those who were here before", () => {
  beforeEach(() => void writePreferences({ lastWorkspace: "linden" }));

  test("shows the frame of the workspace while the server is asked", async () => {
    const held = createHeld<{ user: typeof user; workspaces: (typeof berger)[] }>();
    renderPage(<HomePage />, { "auth.me": held.handler });
    expect(screen.getByRole("status", { name: "Loading" })).toBeDefined();
    expect(screen.queryByRole("main")).toBeNull();
    expect(location.pathname).toBe("/");
    held.answer({ user, workspaces: [berger, linden] });
    await waitFor(() => expect(location.pathname).toBe("/w/linden"));
  });

  test("leads to the choice when they no longer belong to the one they had open", async () => {
    renderPage(<HomePage />, me(berger, createWorkspace({ slug: "third" })));
    await waitFor(() => expect(location.pathname).toBe("/workspaces"));
  });

  test("leads into the kept workspace without a network, where all of it is said and can be read", async () => {
    const { server } = renderPage(<HomePage />, me(linden));
    server.setOffline(true);
    await waitFor(() => expect(location.pathname).toBe("/w/linden"));
    expect(screen.queryByText("Something went wrong")).toBeNull();
  });

  test("does not go on into it when the server itself fails: nobody knows yet whether they may", async () => {
    renderPage(<HomePage />, { "auth.me": refuse("INTERNAL", { requestId: "r-7" }) });
    expect(await screen.findByText("Something went wrong")).toBeDefined();
    expect(location.pathname).toBe("/");
  });
});

describe("the start, on a device that calls itself offline", () => {
  beforeEach(() => void vi.spyOn(navigator, "onLine", "get").mockReturnValue(false));

  test("still asks: a server on the same machine needs no network", async () => {
    renderPage(<HomePage />, me(berger));
    await waitFor(() => expect(location.pathname).toBe("/w/berger"));
  });

  test("tells newcomers what is wrong, and goes on by itself once the network is back", async () => {
    const { server } = renderPage(<HomePage />, me(berger));
    server.setOffline(true);
    expect(
      await screen.findByText("The server could not be reached. Check your connection and try again."),
    ).toBeDefined();
    server.setOffline(false);
    vi.spyOn(navigator, "onLine", "get").mockReturnValue(true);
    dispatchEvent(new Event("online"));
    await waitFor(() => expect(location.pathname).toBe("/w/berger"));
  });
});

test("newcomers see a page that loads, not the frame of a workspace they do not have", async () => {
  const held = createHeld<never>();
  renderPage(<HomePage />, { "auth.me": held.handler });
  expect(screen.getByRole("main", { name: "Loading" })).toBeDefined();
  expect(document.title).toBe("Loading · Parley");
});
