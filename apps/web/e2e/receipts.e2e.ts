import type { Page } from "@playwright/test";
import {
  checkAxe,
  chooseAction,
  createCompany,
  expect,
  join,
  messageOf,
  openDirect,
  PASSWORD,
  type Person,
  send,
  takeScreenshot,
  test,
  waitUntilConnected,
} from "./fixtures";

function linkTo(page: Page, name: string) {
  return page.getByRole("navigation", { name: "Conversations" }).getByRole("link", { name, exact: true });
}

/** The same person on another device. */
async function signInAgain(page: Page, { email }: Person): Promise<Page> {
  await page.goto("/sign-in");
  await page.getByRole("textbox", { name: "E-mail" }).fill(email);
  await page.getByRole("textbox", { name: "Password" }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(/\/w\/[^/]+$/);
  await waitUntilConnected(page);
  return page;
}

test("a message goes from sent to delivered to read, and reading on one device clears the other [F5.1] [F5.3]", async ({
  twoPeople,
  newPage,
}) => {
  const { jana, tim } = twoPeople;
  const phone = await signInAgain(await newPage(), tim);
  await openDirect(jana.page, tim.name);
  await send(jana.page, "The notary has confirmed");
  await expect(messageOf(jana.page, "The notary has confirmed")).toContainText("Delivered");
  for (const page of [tim.page, phone]) {
    await expect(page).toHaveTitle(/^\(1\) /);
    await expect(linkTo(page, jana.name)).toHaveAccessibleDescription(/1 unread/);
  }
  await takeScreenshot(jana.page, "delivered");

  await linkTo(tim.page, jana.name).click();
  await expect(messageOf(tim.page, "The notary has confirmed")).toBeVisible();
  for (const page of [tim.page, phone]) {
    await expect(page).not.toHaveTitle(/^\(\d+\)/);
    await expect(linkTo(page, jana.name)).not.toHaveAccessibleDescription(/unread/);
  }
  await expect(messageOf(jana.page, "The notary has confirmed")).toContainText("Read");
  await takeScreenshot(jana.page, "read");
  await checkAxe(jana.page);

  await chooseAction(tim.page, "The notary has confirmed", "Mark unread");
  await expect(phone).toHaveTitle(/^\(1\) /);
  await expect(messageOf(jana.page, "The notary has confirmed")).toContainText("Read");
});

test("in a group the readers are counted and named by keyboard; who opts out is not [F5.2]", async ({
  page,
  newPage,
}) => {
  await createCompany(page, "Jana Roth", "Berger Homes");
  const tim = await join(page, await newPage(), "Tim Krause");
  const nadia = await join(page, await newPage(), "Nadia Haddad");
  await page.getByRole("button", { name: "New conversation" }).first().click();
  await page.getByRole("radio", { name: "Group" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Lindenstraße 12");
  for (const { name } of [tim, nadia]) {
    await page.getByRole("combobox", { name: "Search people" }).fill(name);
    await page.getByRole("option", { name }).click();
  }
  await page.getByRole("button", { name: "Create group" }).click();
  await expect(page.getByRole("main", { name: "Lindenstraße 12" })).toBeVisible();

  await nadia.page.getByRole("button", { name: "Account" }).click();
  await nadia.page.getByRole("menuitem", { name: "Settings" }).click();
  await nadia.page.getByRole("switch", { name: "Share read receipts" }).click();
  await expect(nadia.page.getByRole("switch", { name: "Share read receipts" })).not.toBeChecked();
  await takeScreenshot(nadia.page, "settings-receipts");

  await send(page, "Keys at the office");
  for (const reader of [tim, nadia]) {
    await linkTo(reader.page, "Lindenstraße 12").click();
    await expect(messageOf(reader.page, "Keys at the office")).toBeVisible();
  }
  const mark = messageOf(page, "Keys at the office").getByRole("button", { name: "Read by 1" });
  await expect(mark).toBeVisible();
  await mark.focus();
  await page.keyboard.press("Enter");
  const readers = page.getByRole("dialog", { name: "Read by" });
  await expect(readers.getByRole("listitem")).toHaveText([/Tim Krause/]);
  await checkAxe(page);
  await takeScreenshot(page, "readers");
  await page.keyboard.press("Escape");
  await expect(mark).toBeFocused();

  await send(nadia.page, "I have them");
  await linkTo(tim.page, "Lindenstraße 12").click();
  await expect(messageOf(tim.page, "I have them")).toBeVisible();
  await expect(messageOf(nadia.page, "I have them")).toContainText("Delivered");
});

test("a status with emoji and words is seen beside the name by the other, who is not to be disturbed [F5.5]", async ({
  twoPeople,
}) => {
  const { jana, tim } = twoPeople;
  await openDirect(jana.page, tim.name);
  await send(jana.page, "Hello");
  await expect(jana.page.getByRole("main", { name: tim.name })).toContainText("Online");

  await tim.page.getByRole("button", { name: "Account" }).click();
  await tim.page.getByRole("menuitem", { name: "Settings" }).click();
  await tim.page.getByRole("combobox", { name: "Presence" }).selectOption({ label: "Do not disturb" });
  await tim.page.getByRole("combobox", { name: "Clear after" }).selectOption({ label: "One hour" });
  await tim.page.getByRole("button", { name: "Choose an emoji" }).click();
  await tim.page.getByRole("combobox", { name: "Search emoji" }).fill("house");
  await tim.page.getByRole("option", { name: "house", exact: true }).click();
  await tim.page.getByRole("textbox", { name: "Status text" }).fill("At a viewing");
  await tim.page.getByRole("button", { name: "Save" }).last().click();
  await expect(tim.page.getByText("Saved").first()).toBeVisible();
  await takeScreenshot(tim.page, "settings-status");
  await checkAxe(tim.page);

  const main = jana.page.getByRole("main", { name: tim.name });
  await expect(main).toContainText("Do not disturb");
  await expect(main).toContainText("🏠 At a viewing");
  await expect(main).toContainText(/until \d/);
  await expect(linkTo(jana.page, tim.name)).toHaveAccessibleDescription(/Do not disturb, 🏠 At a viewing/);
  await takeScreenshot(jana.page, "status-seen");

  await tim.page.reload();
  await expect(tim.page.getByRole("combobox", { name: "Presence" })).toHaveValue("dnd");
  await tim.page.close();
  await expect(main).toContainText(/Last seen/);
  await jana.page.reload();
  await expect(main).toContainText(/Last seen/);
  await expect(main).toContainText("🏠 At a viewing");
});
