import { checkAxe, chooseAction, expect, messageOf, openDirect, send, takeScreenshot, test } from "./fixtures";

const MARKDOWN = [
  "**Viewing** on Saturday :house:",
  "",
  "- [x] keys",
  "- [ ] photos",
  "",
  "| Flat | Rent |",
  "|---|--:|",
  "| 3 | 900 |",
  "",
  "```ts",
  "const rent: number = 900;",
  "```",
].join("\n");

test("what one writes as Markdown the other sees formatted, and finds it pinned and saved", async ({ twoPeople }) => {
  const { jana, tim } = twoPeople;
  await openDirect(jana.page, tim.name);
  const box = jana.page.getByRole("textbox", { name: "Message" });
  await box.fill(MARKDOWN);
  await box.press("Enter");

  await tim.page.getByRole("link", { name: jana.name, exact: true }).click();
  const shown = messageOf(tim.page, "on Saturday");
  await expect(shown.getByText("Viewing", { exact: true })).toHaveCSS("font-weight", "700");
  await expect(shown).toContainText("🏠");
  await expect(shown.getByRole("cell", { name: "900" })).toBeVisible();
  await expect(shown.getByRole("img", { name: "done" })).toBeVisible();
  await expect(shown.locator("code span").first()).toBeVisible();
  await checkAxe(tim.page);
  await takeScreenshot(tim.page, "markdown");
  await expect(tim.page.getByRole("navigation", { name: "Conversations" })).toContainText("Viewing on Saturday");

  await chooseAction(tim.page, "on Saturday", "Pin");
  await jana.page.getByRole("button", { name: "1 pinned message" }).click();
  await expect(jana.page.getByText(`Pinned by ${tim.name}`)).toBeVisible();
  await checkAxe(jana.page);
  await takeScreenshot(jana.page, "pins");

  await chooseAction(tim.page, "on Saturday", "Save for later");
  await tim.page.getByRole("link", { name: "Saved messages" }).click();
  await expect(tim.page.getByRole("article", { name: jana.name })).toContainText("on Saturday");
  await checkAxe(tim.page);
  await tim.page.getByRole("link", { name: "Show in conversation" }).click();
  await expect(messageOf(tim.page, "on Saturday")).toBeVisible();
});

test("a link leads to its message, also after a reload; who may not read there is told so", async ({ twoPeople }) => {
  const { jana, tim } = twoPeople;
  await openDirect(jana.page, jana.name);
  await send(jana.page, "a note to myself");
  const seq = await messageOf(jana.page, "a note to myself").getAttribute("data-key");
  expect(seq).toBeTruthy();
  await jana.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await chooseAction(jana.page, "a note to myself", "Copy link");
  await expect(jana.page.getByText("Link copied").first()).toBeVisible();
  const link = await jana.page.evaluate(() => navigator.clipboard.readText());

  await jana.page.goto(link);
  await expect(messageOf(jana.page, "a note to myself")).toBeVisible();
  await jana.page.reload();
  await expect(messageOf(jana.page, "a note to myself")).toBeVisible();

  await tim.page.goto(link);
  await expect(tim.page.getByText("There is no such conversation here")).toBeVisible();
  await checkAxe(tim.page);
});

test("words are forwarded to where one may write, naming their place only to who may see it", async ({ twoPeople }) => {
  const { jana, tim } = twoPeople;
  await openDirect(jana.page, jana.name);
  await send(jana.page, "the price is 900");
  await chooseAction(jana.page, "the price is 900", "Forward");
  const dialog = jana.page.getByRole("dialog", { name: "Forward message" });
  await dialog.getByRole("combobox", { name: "Search conversations" }).fill("Tim");
  await expect(dialog.getByText("No conversation found.")).toBeVisible();
  await jana.page.keyboard.press("Escape");

  await openDirect(jana.page, tim.name);
  await jana.page.goBack();
  await chooseAction(jana.page, "the price is 900", "Forward");
  await dialog.getByRole("combobox", { name: "Search conversations" }).fill("Tim");
  await dialog.getByRole("option", { name: tim.name }).click();
  await checkAxe(jana.page);
  await dialog.getByRole("button", { name: "Forward" }).click();
  await expect(jana.page.getByRole("link", { name: /^Forwarded from/ })).toBeVisible();

  await tim.page.getByRole("link", { name: jana.name, exact: true }).click();
  const shown = messageOf(tim.page, "the price is 900");
  await expect(shown).toContainText("Forwarded");
  await expect(shown.getByRole("link")).toHaveCount(0);
});
