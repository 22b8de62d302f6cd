// @vitest-environment happy-dom
import "fake-indexeddb/auto";
import { act, screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { navigate } from "../routes/use-place";
import { createWorkspace, idOf } from "../testing/factories";
import { refusal } from "../testing/outbox-world";
import { renderPage } from "../testing/render-page";
import { App } from "./app";

const user = { id: idOf(900), email: "jana@example.com", name: "Jana Roth" };
const handlers = { "auth.me": () => ({ user, workspaces: [createWorkspace()] }) };

test("shows the page of the address and moves the focus to it", async () => {
  renderPage(<App />, handlers, "/sign-in");
  expect(await screen.findByRole("heading", { name: "Sign in to Parley" })).toBeDefined();
  await waitFor(() => expect(document.title).toBe("Sign in to Parley · Parley"));
  act(() => navigate("/workspaces"));
  const main = await screen.findByRole("main", { name: "Your workspaces" });
  await waitFor(() => expect(main.contains(document.activeElement)).toBe(true));
});

test("says of an unknown address that it leads nowhere, and shows the way back", async () => {
  renderPage(<App />, handlers, "/nowhere/at/all");
  expect(screen.getByText("There is no such page")).toBeDefined();
  expect(screen.getByRole("link", { name: "To the start" }).getAttribute("href")).toBe("/");
});

test("a workspace that cannot be reached says so and goes on trying", async () => {
  const { server } = renderPage(<App />, handlers, "/w/berger");
  expect(await screen.findByRole("status", { name: "Loading" })).toBeDefined();
  expect(server.calls.some(({ path }) => path === "auth.me")).toBe(false);
});

test("the way back after a sign-out leads through the sign-in", async () => {
  const { server } = renderPage(
    <App />,
    {
      "auth.me": () => {
        throw refusal("SIGNED_OUT");
      },
    },
    "/workspaces",
  );
  await waitFor(() => expect(location.pathname).toBe("/sign-in"));
  expect(server.inputsOf("auth.me").length).toBeGreaterThan(0);
});
