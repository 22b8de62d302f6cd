import type { Locator, Page } from "@playwright/test";
import { expect, messageOf, openDirect, type Person, send, takeScreenshot, test } from "./fixtures";

/** Stops of the tab order that are passed at most on the way to what is looked for. */
const MOST_STOPS = 60;

/**
 * What has the focus, and how that shows; fails where nothing has it, or nobody could tell. A page's main region may have it
 * without a mark: it is where reading begins.
 */
async function expectFocus(page: Page): Promise<void> {
  const fault = await page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body) return "Nothing has the focus.";
    const name = element.getAttribute("aria-label") ?? element.textContent.slice(0, 60);
    const { width, height, bottom, right } = element.getBoundingClientRect();
    if (width === 0 || height === 0 || bottom < 0 || right < 0) return `“${name}” has the focus and is out of sight.`;
    if (element.matches("main, [data-highlighted], [role=menu], [role=dialog]")) return undefined;
    // Boxes that are drawn as one with what stands beside them are outlined as a whole.
    let frame: Element | null = element;
    for (let level = 0; frame && level < 4; level += 1, frame = frame.parentElement) {
      const { outlineStyle, outlineWidth } = getComputedStyle(frame);
      if (outlineStyle !== "none" && Number.parseFloat(outlineWidth) > 0) return undefined;
    }
    return `“${name}” (${element.tagName}) has the focus, and nothing shows it.`;
  });
  expect(fault).toBeUndefined();
}

/** Goes to something by Tab alone, looking at each stop whether the focus shows. */
async function tabTo(page: Page, target: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    if (await target.evaluateAll((found) => found.some((element) => element === document.activeElement))) return;
    await page.keyboard.press(key);
    await expectFocus(page);
  }
  throw new Error(`${String(target)} was not reached by ${key}.`);
}

const box = ({ page }: Person) => page.getByRole("main").getByRole("textbox", { name: "Message", exact: true });

test("one opens, writes, reacts, replies, mentions, searches and follows a notification without a mouse, and always sees where the focus is [F4.1] [F4.2] [F4.3] [F6.1] [F7.1]", async ({
  twoPeople: { jana, tim },
}) => {
  const { page } = jana;
  const { keyboard } = page;
  await openDirect(tim.page, jana.name);
  await send(tim.page, "Who has the key to the kitchen?");
  await page.reload();
  await expect(page.getByRole("link", { name: tim.name, exact: true })).toBeVisible();

  await test.step("go to a conversation and write", async () => {
    await keyboard.press("Control+k");
    await expect(page.getByRole("combobox", { name: "Conversation, person or page" })).toBeFocused();
    await keyboard.type("Tim");
    await expect(page.getByRole("option", { name: tim.name }).first()).toBeVisible();
    await expectFocus(page);
    await keyboard.press("Enter");
    await expect(box(jana)).toBeFocused();
    await expectFocus(page);
    await keyboard.type("Let me see");
    await keyboard.press("Enter");
    await expect(messageOf(tim.page, "Let me see")).toBeVisible();
    await expect(box(jana)).toBeFocused();
  });

  await test.step("react", async () => {
    const own = messageOf(page, "Let me see");
    const asked = messageOf(page, "Who has the key");
    await keyboard.press("Shift+Tab");
    await tabTo(page, own, "Shift+Tab");
    await keyboard.press("ArrowUp");
    await expect(asked).toBeFocused();
    await expectFocus(page);
    await tabTo(page, asked.getByRole("button", { name: "Add reaction" }));
    await keyboard.press("Enter");
    await expect(page.getByRole("combobox", { name: "Search emoji" })).toBeFocused();
    await expectFocus(page);
    await keyboard.type("key");
    await expect(page.getByRole("option").first()).toBeVisible();
    await keyboard.press("Escape");
    await expect(asked.getByRole("button", { name: "Add reaction" })).toBeFocused();
    await tabTo(page, asked.getByRole("button", { name: "React with 👍" }), "Shift+Tab");
    await keyboard.press("Enter");
    await expect(messageOf(tim.page, "Who has the key").getByRole("button", { name: "👍 1 reaction" })).toBeVisible();
    await expectFocus(page);
    await keyboard.press("Escape");
    await expect(asked).toBeFocused();
  });

  await test.step("reply in a thread", async () => {
    await keyboard.press("Enter");
    await expect(page.getByRole("menuitem", { name: "Reply in thread" })).toBeFocused();
    await expectFocus(page);
    await keyboard.press("Enter");
    const panel = page.getByRole("complementary", { name: /^Thread in/ });
    await expect(panel.getByRole("textbox", { name: "Message" })).toBeFocused();
    await expectFocus(page);
    await keyboard.type("It hangs in the office");
    await keyboard.press("Enter");
    await expect(messageOf(tim.page, "Who has the key").getByRole("button", { name: /^1 reply/ })).toBeVisible();
    await expect(panel.getByRole("textbox", { name: "Message" })).toBeFocused();
    await takeScreenshot(page, "keyboard-thread");
    await keyboard.press("Escape");
    await expect(panel).toHaveCount(0);
    await expectFocus(page);
  });

  await test.step("mention by completion", async () => {
    await tabTo(page, box(jana));
    await keyboard.type("Take it with you, @kra");
    await expect(page.getByRole("option", { name: tim.name })).toBeVisible();
    await keyboard.press("Enter");
    await expect(box(jana)).toHaveValue("Take it with you, @Tim Krause ");
    await keyboard.press("Enter");
    await expect(messageOf(tim.page, "Take it with you, @Tim Krause")).toBeVisible();
    await keyboard.press("ArrowUp");
    await expect(page.getByRole("textbox", { name: "Edit message" })).toBeFocused();
    await expectFocus(page);
    await keyboard.press("Escape");
    await expect(box(jana)).toBeFocused();
  });

  await test.step("search and jump", async () => {
    await keyboard.press("Control+Shift+F");
    await expect(page.getByRole("searchbox", { name: "Search" })).toBeFocused();
    await keyboard.type("kitchen");
    await keyboard.press("Enter");
    const hit = page.getByRole("list", { name: "Messages" }).getByRole("link");
    await expect(hit).toHaveCount(1);
    await expectFocus(page);
    await tabTo(page, hit);
    await keyboard.press("Enter");
    await expect(messageOf(page, "Who has the key")).toBeInViewport();
    await expectFocus(page);
  });

  await test.step("the bell", async () => {
    await keyboard.press("Control+k");
    await keyboard.type("People");
    await expect(page.getByRole("option", { name: "People" })).toBeVisible();
    await keyboard.press("Enter");
    await expect(page.getByRole("main", { name: "People" })).toBeVisible();
    await expectFocus(page);
    await send(tim.page, "Thank you");
    const bell = page.getByRole("button", { name: "Notifications" });
    await expect(bell).toHaveAccessibleDescription(/unread/);
    await tabTo(page, bell, "Shift+Tab");
    await keyboard.press("Enter");
    const news = page.getByRole("link", { name: /^Tim Krause wrote to you ?, unread$/ }).first();
    await expect(news).toBeVisible();
    await expectFocus(page);
    await tabTo(page, news);
    await keyboard.press("Enter");
    await expect(messageOf(page, "Thank you")).toBeVisible();
    await expectFocus(page);
  });

  await test.step("the list of keys", async () => {
    await keyboard.press("Escape");
    await page.getByRole("main").focus();
    await keyboard.press("?");
    await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
    await expectFocus(page);
    await keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expectFocus(page);
  });
});
