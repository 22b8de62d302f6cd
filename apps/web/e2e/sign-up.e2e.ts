import type { Page } from "@playwright/test";
import { createEmail } from "./accounts";
import {
  checkAxe,
  expect,
  messageOf,
  openDirect,
  PASSWORD,
  send,
  takeScreenshot,
  test,
  waitUntilConnected,
} from "./fixtures";

/** Creates a workspace through the sign-up page; the page then shows it. */
async function signUp(page: Page, name: string, workspaceName: string): Promise<{ email: string }> {
  const email = createEmail(name);
  await page.goto("/sign-up");
  await page.getByRole("textbox", { name: "Workspace name" }).fill(workspaceName);
  await page.getByRole("textbox", { name: "Your name" }).fill(name);
  await page.getByRole("textbox", { name: "E-mail" }).fill(email);
  await page.getByRole("textbox", { name: "Password" }).fill(PASSWORD);
  await page.getByRole("button", { name: "Create workspace" }).click();
  await page.waitForURL(/\/w\/[^/]+$/);
  await waitUntilConnected(page);
  return { email };
}

test("somebody creates a workspace, is connected, and is told what to do next", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "Create your workspace" })).toBeVisible();
  await checkAxe(page);
  await signUp(page, "Jana Roth", "Berger Homes");

  await expect(page).toHaveTitle("Berger Homes · Parley");
  await expect(page.getByRole("navigation", { name: "Conversations" })).toBeVisible();
  await expect(
    page.getByRole("main", { name: "Berger Homes" }).getByRole("button", { name: "Invite people" }),
  ).toBeVisible();
  await checkAxe(page);
  await takeScreenshot(page, "first-day");
});

test("somebody invites a colleague, who joins by the link, and the two write to each other", async ({
  page,
  newPage,
}) => {
  await signUp(page, "Jana Roth", "Berger Homes");
  await page.getByRole("link", { name: "Invitations" }).click();
  await page.getByRole("button", { name: "New invitation" }).click();
  await page.getByRole("combobox", { name: "They join as" }).selectOption({ label: "Member" });
  await page.getByRole("button", { name: "Create link" }).click();
  const link = await page.getByRole("textbox", { name: "Invitation link" }).inputValue();
  await page.getByRole("button", { name: "Done" }).click();

  const tim = await newPage();
  await tim.goto(link);
  await tim.getByRole("textbox", { name: "Your name" }).fill("Tim Krause");
  await tim.getByRole("textbox", { name: "E-mail" }).fill(createEmail("Tim Krause"));
  await tim.getByRole("textbox", { name: "Password" }).fill(PASSWORD);
  await tim.getByRole("button", { name: "Join workspace" }).click();
  await tim.waitForURL(/\/w\/[^/]+$/);
  await waitUntilConnected(tim);

  await openDirect(tim, "Jana Roth");
  await send(tim, "Here I am");
  await page.getByRole("navigation", { name: "Conversations" }).getByRole("link", { name: "Tim Krause" }).click();
  await expect(messageOf(page, "Here I am")).toBeVisible();
  await send(page, "Welcome");
  await expect(messageOf(tim, "Welcome")).toBeVisible();
});

test("a form says what is missing, at the field, and keeps what was typed", async ({ page }) => {
  await page.goto("/sign-up");
  await page.getByRole("textbox", { name: "Workspace name" }).fill("Berger Homes");
  await page.getByRole("textbox", { name: "E-mail" }).fill("not an address");
  await page.getByRole("textbox", { name: "Password" }).fill("short");
  await page.getByRole("button", { name: "Create workspace" }).click();

  await expect(page.getByRole("textbox", { name: "Your name" })).toHaveAccessibleDescription("Please fill this in.");
  await expect(page.getByRole("textbox", { name: "E-mail" })).toHaveAccessibleDescription(
    /does not look like an e-mail/,
  );
  await expect(page.getByRole("textbox", { name: "Password" })).toHaveAccessibleDescription(/At least 8 characters/);
  await expect(page.getByRole("textbox", { name: "Workspace name" })).toHaveValue("Berger Homes");
  await checkAxe(page);
});

test("after signing out, the way back leads through the sign-in to where one wanted to go", async ({ page }) => {
  const { email } = await signUp(page, "Jana Roth", "Berger Homes");
  const home = page.url();
  await page.getByRole("button", { name: "Account" }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();

  await page.goto(`${home}/people`);
  await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();
  await page.getByRole("textbox", { name: "E-mail" }).fill(email);
  await page.getByRole("textbox", { name: "Password" }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("main", { name: "People" })).toBeVisible();
  await waitUntilConnected(page);
  await checkAxe(page);
});
