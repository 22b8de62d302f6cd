import { expect, openDirect, PASSWORD, takeScreenshot, test, waitUntilConnected } from "./fixtures";

test("what one begins on one device goes on on the other, and is gone once it is sent [F3.5]", async ({
  twoPeople,
  newPage,
}) => {
  const { jana, tim } = twoPeople;
  const phone = await newPage({ viewport: { width: 375, height: 700 } });
  await phone.goto("/sign-in");
  await phone.getByRole("textbox", { name: "E-mail" }).fill(jana.email);
  await phone.getByRole("textbox", { name: "Password" }).fill(PASSWORD);
  await phone.getByRole("button", { name: "Sign in" }).click();
  await phone.waitForURL(/\/w\/[^/]+/);
  await waitUntilConnected(phone);

  await openDirect(jana.page, tim.name);
  const box = jana.page.getByRole("textbox", { name: "Message", exact: true });
  await box.fill("I will bring the");
  const row = phone.getByRole("link", { name: tim.name, exact: true });
  await expect(row).toContainText("Draft:");
  await takeScreenshot(phone, "draft-mark");
  await row.click();
  const phoneBox = phone.getByRole("textbox", { name: "Message", exact: true });
  await expect(phoneBox).toHaveValue("I will bring the");

  await phoneBox.fill("I will bring the keys");
  await expect(box).toHaveValue("I will bring the");
  await jana.page.reload();
  await expect(box).toHaveValue("I will bring the keys");
  await phoneBox.press("Enter");
  await expect(box).toHaveValue("");
});
