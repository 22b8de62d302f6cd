// @vitest-environment happy-dom
import { screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";
import { createWorkspace, idOf } from "../testing/factories";
import { refusal } from "../testing/outbox-world";
import { renderPage } from "../testing/render-page";
import { HomePage } from "./home-page";
import { JoinPage } from "./join-page";
import { SignInPage } from "./sign-in-page";
import { SignUpPage } from "./sign-up-page";
import { WorkspacesPage } from "./workspaces-page";

const user = { id: idOf(900), email: "jana@example.com", name: "Jana Roth" };
const signedOut = () => {
  throw refusal("SIGNED_OUT");
};
const field = (name: string) => screen.findByLabelText(name);

beforeEach(() => localStorage.clear());

describe("sign-up", () => {
  async function fill(view: ReturnType<typeof renderPage>): Promise<void> {
    await view.user.type(await field("Workspace name"), "Berger Homes");
    await view.user.type(await field("Your name"), "Jana Roth");
    await view.user.type(await field("E-mail"), "jana@example.com");
    await view.user.type(await field("Password"), "correct horse");
    await view.user.click(screen.getByRole("button", { name: "Create workspace" }));
  }

  test("creates the workspace and goes there", async () => {
    const view = renderPage(<SignUpPage />, { "auth.signUp": () => ({ user, workspace: createWorkspace() }) });
    await fill(view);
    await waitFor(() => expect(location.pathname).toBe("/w/berger"));
    expect(view.server.inputsOf("auth.signUp")).toEqual([
      { workspaceName: "Berger Homes", name: "Jana Roth", email: "jana@example.com", password: "correct horse" },
    ]);
  });

  test("checks the fields first and asks the server nothing", async () => {
    const view = renderPage(<SignUpPage />);
    await view.user.click(await screen.findByRole("button", { name: "Create workspace" }));
    expect(screen.getAllByText("Please fill this in.")).toHaveLength(4);
    await view.user.type(await field("Your name"), "J");
    expect(screen.getAllByText("Please fill this in.")).toHaveLength(3);
    expect(view.server.calls).toEqual([]);
  });

  test("shows a refusal over the form, and at the field where the server names one", async () => {
    const view = renderPage(<SignUpPage />, {
      "auth.signUp": () => {
        throw refusal("EMAIL_TAKEN");
      },
    });
    await fill(view);
    expect((await screen.findByText(/already an account with this e-mail/)).closest("[role=alert]")).not.toBeNull();
    view.server.set({
      "auth.signUp": () => {
        throw refusal("INVALID_INPUT", { issues: [{ path: ["name"], code: "ONE_LINE_ONLY", message: "" }] });
      },
    });
    await view.user.click(screen.getByRole("button", { name: "Create workspace" }));
    expect(await screen.findByText("This has to fit on one line.")).toBeDefined();
    expect((await field("Your name")).getAttribute("aria-invalid")).toBe("true");
  });
});

describe("sign-in", () => {
  async function signIn(view: ReturnType<typeof renderPage>): Promise<void> {
    await view.user.type(await field("E-mail"), "jana@example.com");
    await view.user.type(await field("Password"), "correct horse");
    await view.user.click(screen.getByRole("button", { name: "Sign in" }));
  }
  const answer = {
    "auth.signIn": () => ({
      user,
      workspaces: [createWorkspace(), createWorkspace({ id: idOf(501), slug: "linden" })],
    }),
  };

  test("goes where one wanted to go", async () => {
    await signIn(renderPage(<SignInPage next="/w/linden/people?x=1" />, answer));
    await waitFor(() => expect(location.pathname + location.search).toBe("/w/linden/people?x=1"));
  });

  test("goes to the choice of several workspaces", async () => {
    await signIn(renderPage(<SignInPage />, answer));
    await waitFor(() => expect(location.pathname).toBe("/workspaces"));
  });

  test("tells a wrong password without saying which part was wrong", async () => {
    const wrong = () => {
      throw refusal("WRONG_CREDENTIALS");
    };
    await signIn(renderPage(<SignInPage />, { "auth.signIn": wrong }));
    expect(await screen.findByText("E-mail or password is wrong.")).toBeDefined();
  });
});

describe("the start", () => {
  test("leads newcomers to the sign-up, and those who were here to the sign-in", async () => {
    renderPage(<HomePage />, { "auth.me": signedOut });
    await waitFor(() => expect(location.pathname).toBe("/sign-up"));
    localStorage.setItem("parley.preferences", JSON.stringify({ lastWorkspace: "berger" }));
    renderPage(<HomePage />, { "auth.me": signedOut });
    await waitFor(() => expect(location.pathname).toBe("/sign-in"));
  });

  test("leads members into their workspace", async () => {
    renderPage(<HomePage />, { "auth.me": () => ({ user, workspaces: [createWorkspace()] }) });
    await waitFor(() => expect(location.pathname).toBe("/w/berger"));
  });

  test("says when the server cannot answer, and tries again", async () => {
    const view = renderPage(<HomePage />, {
      "auth.me": () => {
        throw refusal("INTERNAL", { requestId: "r-7" });
      },
    });
    expect(await screen.findByText("Reference: r-7")).toBeDefined();
    view.server.set({ "auth.me": () => ({ user, workspaces: [createWorkspace()] }) });
    await view.user.click(screen.getByRole("button", { name: "Try again" }));
    await waitFor(() => expect(location.pathname).toBe("/w/berger"));
  });
});

describe("the choice of workspaces", () => {
  test("lists them with one's role in each", async () => {
    const workspaces = [
      createWorkspace(),
      createWorkspace({ id: idOf(501), slug: "linden", name: "Linden", role: "guest" }),
    ];
    renderPage(<WorkspacesPage />, { "auth.me": () => ({ user, workspaces }) });
    const links = await screen.findAllByRole("link", { name: /Member|Guest/ });
    expect(links.map((link) => link.getAttribute("href"))).toEqual(["/w/berger", "/w/linden"]);
  });

  test("says what to do without any", async () => {
    renderPage(<WorkspacesPage />, { "auth.me": () => ({ user, workspaces: [] }) });
    expect(await screen.findByText("You do not belong to a workspace yet")).toBeDefined();
  });
});

describe("an invitation", () => {
  const preview = () => ({ workspaceName: "Berger Homes", inviterName: "Tim Krause", role: "guest", email: null });
  const accept = () => ({ user, workspace: createWorkspace() });

  test("lets a new person in", async () => {
    const view = renderPage(<JoinPage token="token-1" />, {
      "invitations.preview": preview,
      "invitations.accept": accept,
      "auth.me": signedOut,
    });
    expect(await screen.findByRole("heading", { name: "Join Berger Homes" })).toBeDefined();
    expect(screen.getByText(/Tim Krause invited you as Guest/)).toBeDefined();
    await view.user.type(await field("Your name"), "Paul Weber");
    await view.user.type(await field("E-mail"), "paul@example.com");
    await view.user.type(await field("Password"), "correct horse");
    await view.user.click(screen.getByRole("button", { name: "Join workspace" }));
    await waitFor(() => expect(location.pathname).toBe("/w/berger"));
    expect(view.server.inputsOf("invitations.accept")).toEqual([
      { token: "token-1", name: "Paul Weber", email: "paul@example.com", password: "correct horse" },
    ]);
  });

  test("asks those with an account for e-mail and password only, filled in when it is bound", async () => {
    const view = renderPage(<JoinPage token="token-1" />, {
      "invitations.preview": () => ({ ...preview(), email: "paul@example.com" }),
      "invitations.accept": accept,
      "auth.me": signedOut,
    });
    await view.user.click(await screen.findByRole("radio", { name: "I have an account" }));
    expect(screen.queryByLabelText("Your name")).toBeNull();
    await view.user.type(await field("Password"), "x");
    await view.user.click(screen.getByRole("button", { name: "Join workspace" }));
    await waitFor(() =>
      expect(view.server.inputsOf("invitations.accept")).toEqual([
        { token: "token-1", email: "paul@example.com", password: "x" },
      ]),
    );
  });

  test("takes one click of somebody who is signed in", async () => {
    const view = renderPage(<JoinPage token="token-1" />, {
      "invitations.preview": preview,
      "invitations.accept": accept,
      "auth.me": () => ({ user, workspaces: [] }),
    });
    await view.user.click(await screen.findByRole("button", { name: "Continue as Jana Roth" }));
    await waitFor(() => expect(view.server.inputsOf("invitations.accept")).toEqual([{ token: "token-1" }]));
    await waitFor(() => expect(location.pathname).toBe("/w/berger"));
  });

  test("that no longer works says so, whatever the reason", async () => {
    renderPage(<JoinPage token="token-1" />, {
      "invitations.preview": () => {
        throw refusal("INVITATION_INVALID");
      },
      "auth.me": signedOut,
    });
    expect(await screen.findByText(/It was used up, has expired or was taken back/)).toBeDefined();
  });
});
