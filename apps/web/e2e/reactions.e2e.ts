import { checkAxe, expect, messageOf, openDirect, send, takeScreenshot, test } from "./fixtures";

test("one reacts by keyboard through the picker, the other sees it live, joins in and takes it back [F4.3]", async ({
  twoPeople,
}) => {
  const { jana, tim } = twoPeople;
  await openDirect(jana.page, tim.name);
  await send(jana.page, "The contract is signed");
  await tim.page.getByRole("link", { name: jana.name, exact: true }).click();

  await messageOf(tim.page, "The contract is signed").focus();
  await tim.page.getByRole("button", { name: "Add reaction" }).focus();
  await tim.page.keyboard.press("Enter");
  const search = tim.page.getByRole("combobox", { name: "Search emoji" });
  await expect(search).toBeFocused();
  await checkAxe(tim.page);
  await takeScreenshot(tim.page, "emoji-picker");
  await search.fill("Konfettibombe");
  await expect(tim.page.getByRole("option", { name: "party popper" })).toBeVisible();
  await search.press("Enter");
  await expect(tim.page.getByRole("button", { name: "🎉 1 reaction, yours" })).toBeVisible();

  const shown = messageOf(jana.page, "The contract is signed").getByRole("list", { name: "Reactions" });
  const popper = shown.getByRole("button");
  await expect(popper).toHaveAccessibleName("🎉 1 reaction");
  await popper.click();
  await expect(popper).toHaveAccessibleName("🎉 2 reactions, yours among them");
  await expect(popper).toHaveAttribute("aria-pressed", "true");
  await jana.page.getByRole("textbox", { name: "Message" }).hover();
  await checkAxe(jana.page);
  await popper.hover();
  await expect(jana.page.getByRole("tooltip")).toHaveText("🎉 by Tim Krause and You");
  await takeScreenshot(jana.page, "reactions");
  await popper.click();
  await expect(tim.page.getByRole("button", { name: "🎉 1 reaction, yours" })).toBeVisible();

  await tim.page.reload();
  await expect(tim.page.getByRole("button", { name: "🎉 1 reaction, yours" })).toBeVisible();
});

test("without a network a reaction is refused in words, and shows as it was", async ({ twoPeople }) => {
  const { jana, tim } = twoPeople;
  await openDirect(jana.page, tim.name);
  await send(jana.page, "Are you there?");
  await tim.page.getByRole("link", { name: jana.name, exact: true }).click();
  const message = messageOf(tim.page, "Are you there?");
  await message.hover();
  await tim.page.context().setOffline(true);
  await message.getByRole("button", { name: "React with 👍" }).click();
  await expect(tim.page.getByText("Your reaction was not saved", { exact: false }).first()).toBeVisible();
  await expect(message.getByRole("list", { name: "Reactions" })).toHaveCount(0);

  await tim.page.context().setOffline(false);
  await message.getByRole("button", { name: "React with 👍" }).click();
  await expect(messageOf(jana.page, "Are you there?").getByRole("button", { name: "👍 1 reaction" })).toBeVisible();
});
