import type { Page } from "@playwright/test";
import { checkAxe, chooseAction, expect, messageOf, openDirect, send, takeScreenshot, test } from "./fixtures";

/** The conversation's link in the list, which tells what is unread in its description. */
function linkTo(page: Page, name: string) {
  return page.getByRole("navigation", { name: "Conversations" }).getByRole("link", { name, exact: true });
}

/** The texts of the messages, top to bottom. */
async function textsIn(page: Page, texts: readonly string[]): Promise<string[]> {
  const articles = await page.getByRole("log", { name: "Messages" }).getByRole("article").allInnerTexts();
  return articles.flatMap((article) => texts.filter((text) => article.includes(text)));
}

test("two people write to each other live, edit and delete, and see it without reloading", async ({ twoPeople }) => {
  const { jana, tim } = twoPeople;
  await openDirect(jana.page, tim.name);
  await send(jana.page, "The viewing is at three");
  await linkTo(tim.page, jana.name).click();
  await expect(messageOf(tim.page, "The viewing is at three")).toBeVisible();

  await send(tim.page, "I will be there");
  await expect(messageOf(jana.page, "I will be there")).toBeVisible();
  await checkAxe(jana.page);
  await takeScreenshot(jana.page, "direct-conversation");

  await chooseAction(jana.page, "The viewing is at three", "Edit");
  const editing = jana.page.getByRole("log", { name: "Messages" }).getByRole("textbox");
  await editing.fill("The viewing is at four");
  await editing.press("Enter");
  await expect(messageOf(tim.page, "The viewing is at four")).toContainText("edited");
  await expect(messageOf(tim.page, "The viewing is at three")).toHaveCount(0);

  await chooseAction(tim.page, "I will be there", "Delete");
  const dialog = tim.page.getByRole("alertdialog");
  await dialog.getByRole("button", { name: "Delete" }).click();
  await expect(messageOf(jana.page, "I will be there")).toHaveCount(0);
  await expect(jana.page.getByRole("log", { name: "Messages" })).toContainText("deleted");
});

test("unread counts rise for who looks elsewhere, show in the title, and clear when read [F5.1]", async ({
  twoPeople,
}) => {
  const { jana, tim } = twoPeople;
  await openDirect(jana.page, tim.name);
  await send(jana.page, "One");
  await send(jana.page, "Two");
  await expect(linkTo(tim.page, jana.name)).toHaveAccessibleDescription(/2 unread/);
  await expect(tim.page).toHaveTitle(/^\(2\) /);

  await linkTo(tim.page, jana.name).click();
  await expect(messageOf(tim.page, "Two")).toBeVisible();
  await expect(linkTo(tim.page, jana.name)).not.toHaveAccessibleDescription(/unread/);
  await expect(tim.page).not.toHaveTitle(/^\(\d+\)/);

  await chooseAction(tim.page, "Two", "Mark unread");
  await expect(linkTo(tim.page, jana.name)).toHaveAccessibleDescription(/1 unread/);
});

test("typing is seen while it lasts, presence changes when the tab is closed", async ({ twoPeople }) => {
  const { jana, tim } = twoPeople;
  await openDirect(jana.page, tim.name);
  await send(jana.page, "Hello");
  await linkTo(tim.page, jana.name).click();
  const main = jana.page.getByRole("main", { name: tim.name });
  await expect(main).toContainText("Online");

  await tim.page.getByRole("textbox", { name: "Message" }).pressSequentially("On my way");
  await expect(main).toContainText(/Tim Krause is typing/);
  await tim.page.getByRole("textbox", { name: "Message" }).press("Enter");
  await expect(messageOf(jana.page, "On my way")).toBeVisible();
  await expect(main).not.toContainText(/is typing/);

  await tim.page.close();
  await expect(main).not.toContainText("Online");
  await expect(main).toContainText(/Offline|Last seen/);
});

test("the network of one is cut, both write, it comes back: both have everything once, in one order [F3.6]", async ({
  twoPeople,
}) => {
  const { jana, tim } = twoPeople;
  await openDirect(jana.page, tim.name);
  await send(jana.page, "Before");
  await linkTo(tim.page, jana.name).click();
  await expect(messageOf(tim.page, "Before")).toBeVisible();

  await tim.page.context().setOffline(true);
  await expect(tim.page.getByRole("status", { name: "Connection" })).toHaveText("Offline");
  for (const text of ["Tim, cut off, 1", "Tim, cut off, 2"]) await send(tim.page, text);
  for (const text of ["Jana, meanwhile, 1", "Jana, meanwhile, 2"]) await send(jana.page, text);
  await expect(messageOf(tim.page, "Tim, cut off, 2")).toBeVisible();
  await takeScreenshot(tim.page, "offline");
  await checkAxe(tim.page);

  await tim.page.context().setOffline(false);
  await expect(tim.page.getByRole("status", { name: "Connection" })).toHaveText("Connected");
  const all = ["Before", "Jana, meanwhile, 1", "Jana, meanwhile, 2", "Tim, cut off, 1", "Tim, cut off, 2"];
  await expect.poll(() => textsIn(jana.page, all)).toEqual(all);
  await expect.poll(() => textsIn(tim.page, all)).toEqual(all);
  await tim.page.reload();
  await expect.poll(() => textsIn(tim.page, all)).toEqual(all);
});

test("the server is killed and started again: the pages come back by themselves and nothing is lost", async ({
  twoPeople,
  server,
}) => {
  const { jana, tim } = twoPeople;
  await openDirect(jana.page, tim.name);
  await send(jana.page, "Before the crash");
  await linkTo(tim.page, jana.name).click();
  await expect(messageOf(tim.page, "Before the crash")).toBeVisible();

  const restarted = server.restart();
  await expect(jana.page.getByRole("status", { name: "Connection" })).not.toHaveText("Connected");
  await send(jana.page, "During the crash");
  await restarted;
  await expect(messageOf(tim.page, "During the crash")).toBeVisible({ timeout: 40_000 });
  await send(tim.page, "After the crash");
  const all = ["Before the crash", "During the crash", "After the crash"];
  await expect.poll(() => textsIn(jana.page, all), { timeout: 40_000 }).toEqual(all);
  await expect.poll(() => textsIn(tim.page, all)).toEqual(all);
});
