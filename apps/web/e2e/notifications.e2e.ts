import { checkAxe, expect, messageOf, openDirect, send, takeScreenshot, test, watchNotifications } from "./fixtures";

test("one is told of what concerns them, goes there by keyboard, and reading anywhere dismisses it [F6.1] [F6.3]", async ({
  twoPeople,
  newPage,
}) => {
  const { jana, tim } = twoPeople;
  await openDirect(jana.page, tim.name);
  await send(jana.page, "The contract is signed");
  const bell = tim.page.getByRole("button", { name: "Notifications" });
  await expect(bell).toHaveAccessibleDescription("1 unread notification");

  await tim.page.getByRole("link", { name: jana.name, exact: true }).first().click();
  await expect(messageOf(tim.page, "The contract is signed")).toBeVisible();
  await expect(bell).toHaveAccessibleDescription("");

  await tim.page.getByRole("link", { name: "People" }).click();
  await send(jana.page, "Who brings the keys?");
  await expect(bell).toHaveAccessibleDescription("1 unread notification");
  await bell.focus();
  await tim.page.keyboard.press("Enter");
  const news = tim.page.getByRole("link", { name: /^Jana Roth wrote to you ?, unread$/ });
  await expect(news).toBeVisible();
  await tim.page.getByRole("button", { name: "Why did I get this?" }).first().click();
  await expect(tim.page.getByText("It was written to you alone.").first()).toBeVisible();
  await checkAxe(tim.page);
  await takeScreenshot(tim.page, "notifications");

  const phone = await newPage({ viewport: { width: 375, height: 812 } });
  await phone.goto("/sign-in");
  await phone.getByRole("textbox", { name: "E-mail" }).fill(tim.email);
  await phone.getByRole("textbox", { name: "Password" }).fill("correct horse battery staple");
  await phone.getByRole("button", { name: "Sign in" }).click();
  await expect(phone.getByRole("button", { name: "Notifications" })).toHaveAccessibleDescription(
    "1 unread notification",
  );
  await phone.getByRole("button", { name: "Notifications" }).click();
  await expect(phone.getByRole("link", { name: /^Jana Roth wrote to you ?, unread$/ })).toBeVisible();
  await takeScreenshot(phone, "notifications-phone");

  await news.focus();
  await tim.page.keyboard.press("Enter");
  await expect(messageOf(tim.page, "Who brings the keys?")).toBeVisible();
  await expect(bell).toHaveAccessibleDescription("");
  await expect(phone.getByRole("link", { name: /^Jana Roth wrote to you ?, unread$/ })).toHaveCount(0);
});

test("a desktop notification comes while somebody looks elsewhere, and goes once it is read [F6.3]", async ({
  twoPeople,
}) => {
  const { jana, tim } = twoPeople;
  const shown = await watchNotifications(tim.page);
  await tim.page.goto(`${new URL(tim.page.url()).pathname}/settings`);
  await tim.page.getByRole("switch", { name: "Notifications on this device" }).click();
  await checkAxe(tim.page);
  await takeScreenshot(tim.page, "notifications-settings");

  await openDirect(jana.page, tim.name);
  await send(jana.page, "The contract is signed");
  await expect.poll(shown).toEqual([{ title: "Jana Roth wrote to you", closed: false }]);
  await tim.page.getByRole("link", { name: jana.name, exact: true }).first().click();
  await expect.poll(shown).toEqual([{ title: "Jana Roth wrote to you", closed: true }]);
  await send(jana.page, "All of it");
  await expect(messageOf(tim.page, "All of it")).toBeVisible();
  await expect(tim.page.getByRole("button", { name: "Notifications" })).toHaveAccessibleDescription("");
  expect(await shown()).toHaveLength(1);
});
