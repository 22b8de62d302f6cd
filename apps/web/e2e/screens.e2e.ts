import type { Page } from "@playwright/test";
import { call, checkAxe, chooseAction, expect, messageOf, openDirect, send, takeScreenshot, test } from "./fixtures";

type Theme = "light" | "dark";

/** Each page is looked at wide and on a phone, and so in both themes. */
const LOOKS = [
  { width: 1280, height: 800, theme: "light" },
  { width: 375, height: 812, theme: "dark" },
] as const;

/** Looks at the page as it is in one theme. */
async function checkTheme(
  page: Page,
  theme: Theme,
  name: string,
  kind?: Parameters<typeof checkAxe>[1],
): Promise<void> {
  await page.emulateMedia({ colorScheme: theme });
  await test.step(`${name}, ${theme}`, () => checkAxe(page, kind));
  await takeScreenshot(page, `screen-${name.replaceAll(" ", "-")}-${theme}`);
}

/** Looks at the page as it is in both themes. */
async function checkBothThemes(page: Page, name: string, kind?: Parameters<typeof checkAxe>[1]): Promise<void> {
  for (const theme of ["dark", "light"] as const) await checkTheme(page, theme, name, kind);
}

test("axe finds nothing at the doors and in the gallery of components, in light and dark", async ({ page }) => {
  for (const path of ["sign-up", "sign-in", "join/nowhere", "nowhere"]) {
    await page.goto(`/${path}`);
    await expect(page.getByRole("heading").first()).toBeVisible();
    await checkBothThemes(page, path.replace("/", " "));
  }
  await page.goto("/gallery");
  await expect(page.getByRole("heading").first()).toBeVisible();
  await checkBothThemes(page, "gallery", "parts");
});

test("axe finds nothing on the pages of a workspace, wide in light and on a phone in dark", async ({ twoPeople }) => {
  const { jana, tim } = twoPeople;
  const { page } = jana;
  const home = new URL(page.url()).pathname;
  await openDirect(tim.page, jana.name);
  await send(tim.page, "Who has the **key**? See `door.md`");
  await openDirect(page, tim.name);
  await chooseAction(page, "Who has the key", "Reply in thread");
  const panel = page.getByRole("complementary", { name: /^Thread in/ });
  await panel.getByRole("textbox", { name: "Message" }).fill("I do");
  await panel.getByRole("textbox", { name: "Message" }).press("Enter");
  await expect(messageOf(page, "Who has the key").getByRole("button", { name: /^1 reply/ })).toBeVisible();
  const conversation = new URL(page.url()).pathname;
  const conversationId = conversation.split("/").at(-1);
  const messageId = new URL(page.url()).searchParams.get("thread");
  await call(page, "saved.add", { messageId });
  await call(page, "pins.add", { messageId });
  await call(page, "scheduled.create", {
    conversationId,
    nonce: crypto.randomUUID(),
    text: "Tomorrow then",
    sendAt: new Date(Date.now() + 86_400_000).toISOString(),
  });
  await call(page, "groups.create", { name: "Office", visibility: "public", memberIds: [] });
  const thread = `${conversation}${new URL(page.url()).search}`;
  const places = [
    ...["", "/threads", "/saved", "/scheduled", "/people", "/groups", "/invitations", "/notifications", "/settings"],
    ...["/search", "/search?q=key", "/search?q=nowhere"],
  ].map((path) => `${home}${path}`);
  places.push(conversation, thread, `${conversation}?panel=pins`, `${conversation}?panel=details`);

  for (const place of places) {
    await page.goto(place);
    await expect(page.getByRole("main")).toBeVisible();
    await expect(page.getByRole("main").locator("[aria-busy=true]")).toHaveCount(0);
    const name = place
      .replace(home, "")
      .replace(/c.[0-9a-f-]{36}/, "c")
      .replaceAll(/[0-9a-f-]{36}|\W+/g, " ")
      .trim();
    for (const { width, height, theme } of LOOKS) {
      await page.setViewportSize({ width, height });
      await checkTheme(page, theme, `${name || "home"} ${width}`);
    }
  }
});

test("axe finds nothing in dialogs and menus, in light and dark", async ({ twoPeople }) => {
  const { jana, tim } = twoPeople;
  const { page } = jana;
  await openDirect(page, tim.name);
  await send(page, "The key");
  await expect(messageOf(page, "The key")).toBeVisible();

  const dialogs: Record<string, () => Promise<void>> = {
    "new conversation": () => page.keyboard.press("Alt+n"),
    "go to": () => page.keyboard.press("Control+k"),
    "send later": async () => {
      await page.getByRole("textbox", { name: "Message" }).fill("Later");
      await page.getByRole("button", { name: "Send later" }).click();
    },
    forward: () => chooseAction(page, "The key", "Forward"),
    delete: () => chooseAction(page, "The key", "Delete"),
  };
  for (const [name, open] of Object.entries(dialogs)) {
    await open();
    await expect(page.getByRole("dialog").or(page.getByRole("alertdialog"))).toBeVisible();
    await checkBothThemes(page, `${name} dialog`);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog").or(page.getByRole("alertdialog"))).toHaveCount(0);
  }

  await messageOf(page, "The key").hover();
  await messageOf(page, "The key").getByRole("button", { name: "More actions" }).click();
  await expect(page.getByRole("menu")).toBeVisible();
  await checkBothThemes(page, "menu of a message", "menu");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Account" }).click();
  await checkBothThemes(page, "account menu", "menu");
  await page.keyboard.press("Escape");
  await messageOf(page, "The key").hover();
  await messageOf(page, "The key").getByRole("button", { name: "Add reaction" }).click();
  // Away from the button, whose tooltip would stand beside the landmarks.
  await page.getByRole("combobox", { name: "Search emoji" }).hover();
  await expect(page.getByRole("tooltip")).toHaveCount(0);
  await expect(page.getByRole("option").first()).toBeVisible();
  await checkBothThemes(page, "emoji picker");
});
