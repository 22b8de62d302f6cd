// @vitest-environment happy-dom
import { screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";
import { JoinPage } from "../../pages/join-page";
import { createHeld, refuse } from "../../testing/answers";
import { createWorkspace, idOf } from "../../testing/factories";
import type { Handlers } from "../../testing/fake-server";
import { renderPage } from "../../testing/render-page";
import { german } from "../../testing/render-workspace";

const user = { id: idOf(900), email: "jana@example.com", name: "Jana Roth" };
const preview = (email: string | null = null) => ({
  "invitations.preview": () => ({ workspaceName: "Linden", inviterName: "Tim Krause", role: "guest", email }),
});
const signedIn = { "auth.me": () => ({ user, workspaces: [createWorkspace()] }) };
const signedOut = { "auth.me": refuse("SIGNED_OUT") };
const join = (handlers: Handlers) => renderPage(<JoinPage token="token-1" />, handlers);

beforeEach(() => localStorage.clear());

test("the link shows that it is being looked at, and nothing to fill in before", async () => {
  const held = createHeld<object>();
  join({ ...signedOut, "invitations.preview": held.handler });
  expect(screen.getByRole("status", { name: "Loading" })).toBeDefined();
  expect(screen.queryByRole("textbox")).toBeNull();
  held.answer({ workspaceName: "Linden", inviterName: "Tim Krause", role: "guest", email: null });
  expect(await screen.findByRole("heading", { name: "Join Linden" })).toBeDefined();
  expect(document.title).toBe("Join Linden · Parley");
});

test("a link that cannot be looked at now is not called invalid, and works when tried again", async () => {
  const view = join({ ...signedOut, "invitations.preview": refuse("DATABASE_UNAVAILABLE") });
  expect(await screen.findByText("The server cannot store anything right now. Try again in a moment.")).toBeDefined();
  expect(screen.queryByText("This invitation no longer works")).toBeNull();
  view.server.set(preview());
  await view.user.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByRole("heading", { name: "Join Linden" })).toBeDefined();
});

describe("somebody new", () => {
  test("is led to what is missing, and may use the address the invitation is for", async () => {
    const view = join({ ...signedOut, ...preview("paul@example.com") });
    await view.user.click(await screen.findByRole("button", { name: "Join workspace" }));
    expect(document.activeElement).toBe(screen.getByLabelText("Your name"));
    expect(screen.getByLabelText<HTMLInputElement>("E-mail").value).toBe("paul@example.com");
    expect(screen.getByText(/This invitation is for paul@example\.com\./)).toBeDefined();
  });

  test("whose address has an account is told so at the form", async () => {
    const view = join({ ...signedOut, ...preview(), "invitations.accept": refuse("EMAIL_TAKEN") });
    await view.user.type(await screen.findByLabelText("Your name"), "Paul");
    await view.user.type(screen.getByLabelText("E-mail"), "paul@example.com");
    await view.user.type(screen.getByLabelText("Password"), "correct horse{Enter}");
    expect(await screen.findByText("There is already an account with this e-mail. Sign in instead.")).toBeDefined();
    expect(location.pathname).not.toBe("/w/berger");
  });

  test("is asked in German", async () => {
    renderPage(<JoinPage token="t" />, { ...signedOut, ...preview() }, "/join/t", german);
    expect(await screen.findByRole("heading", { name: german.t("join.title", { workspace: "Linden" }) })).toBeDefined();
    const lead = german.t("join.lead", { inviter: "Tim Krause", role: german.t("roles.guest") });
    expect(screen.getByText(new RegExp(lead))).toBeDefined();
  });
});

describe("somebody with an account", () => {
  test("gives e-mail and password only, and what was typed before is gone with the other form", async () => {
    const view = join({ ...signedOut, ...preview(), "invitations.accept": refuse("WRONG_CREDENTIALS") });
    await view.user.type(await screen.findByLabelText("Password"), "typed before");
    await view.user.click(screen.getByRole("radio", { name: "I have an account" }));
    expect(screen.queryByLabelText("Your name")).toBeNull();
    const password = screen.getByLabelText<HTMLInputElement>("Password");
    expect(password.value).toBe("");
    expect(password.autocomplete).toBe("current-password");
    await view.user.type(screen.getByLabelText("E-mail"), "jana@example.com");
    await view.user.type(password, "x{Enter}");
    expect(await screen.findByText("E-mail or password is wrong.")).toBeDefined();
  });
});

describe("somebody who is signed in", () => {
  test("sees as whom they would join, and may choose to be somebody else", async () => {
    const view = join({ ...signedIn, ...preview() });
    expect(await screen.findByRole("button", { name: "Continue as Jana Roth" })).toBeDefined();
    expect(screen.getByText("jana@example.com")).toBeDefined();
    await view.user.click(screen.getByRole("button", { name: "Use another account" }));
    expect(screen.getByRole("radio", { name: "I am new" })).toBeDefined();
  });

  test("who is in it already is shown the way there", async () => {
    const view = join({ ...signedIn, ...preview(), "invitations.accept": refuse("ALREADY_MEMBER") });
    await view.user.click(await screen.findByRole("button", { name: "Continue as Jana Roth" }));
    const link = await screen.findByRole("link", { name: "Your workspaces" });
    expect(link.getAttribute("href")).toBe("/w/berger");
  });

  test("to whom it is not addressed is told so, without a way around", async () => {
    const view = join({
      ...signedIn,
      ...preview("paul@example.com"),
      "invitations.accept": refuse("INVITATION_EMAIL_MISMATCH"),
    });
    await view.user.click(await screen.findByRole("button", { name: "Continue as Jana Roth" }));
    expect(await screen.findByText("This invitation is for another e-mail address.")).toBeDefined();
    expect(screen.queryByRole("link", { name: "Your workspaces" })).toBeNull();
    await waitFor(() => expect(location.pathname).not.toBe("/w/linden"));
  });
});
