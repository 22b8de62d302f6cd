import { checkAxe, expect, messageOf, openDirect, send, takeScreenshot, test } from "./fixtures";

test("a message is found by another spelling of its words, and shown in its place [F7.1]", async ({ twoPeople }) => {
  const { jana, tim } = twoPeople;
  await openDirect(jana.page, tim.name);
  await send(jana.page, "Der Schlüssel für die Straße liegt im Büro");
  for (let index = 1; index <= 60; index += 1) await send(jana.page, `Weitere Nachricht ${index}`);
  await expect(messageOf(jana.page, "Weitere Nachricht 60")).toBeVisible();

  const box = tim.page.getByRole("searchbox", { name: "Search" });
  await tim.page.keyboard.press("Control+Shift+F");
  await expect(box).toBeFocused();
  await box.fill("fr");
  await tim.page.getByRole("option", { name: "from:" }).click();
  await tim.page.getByRole("option", { name: jana.name }).click();
  await box.pressSequentially("schluessel strasse");
  await takeScreenshot(tim.page, "search-suggestions");
  await box.press("Enter");

  const hit = tim.page.getByRole("list", { name: "Messages" }).getByRole("link");
  await expect(hit).toHaveCount(1);
  await expect(hit.locator("mark")).toHaveText(["Schlüssel", "Straße"]);
  await checkAxe(tim.page);
  await takeScreenshot(tim.page, "search-results");
  await hit.focus();
  await tim.page.keyboard.press("Enter");
  await expect(tim.page.getByRole("main", { name: jana.name })).toBeVisible();
  await expect(messageOf(tim.page, "Der Schlüssel für die Straße")).toBeInViewport();

  await box.fill("tim");
  await box.press("Enter");
  await tim.page.getByRole("tab", { name: "People" }).click();
  await expect(tim.page.getByRole("list", { name: "People" }).getByRole("link", { name: tim.name })).toBeVisible();
  await box.fill("nowheretobefound");
  await box.press("Enter");
  await expect(tim.page.getByText("Nothing found")).toBeVisible();
  await checkAxe(tim.page);
});

test("on a phone one searches on a page of its own, and without a network is told so [F7.1]", async ({ twoPeople }) => {
  const { jana, tim } = twoPeople;
  await openDirect(jana.page, tim.name);
  await send(jana.page, "Übergabe am Montag");
  await expect(messageOf(jana.page, "Übergabe am Montag")).toBeVisible();
  await jana.page.setViewportSize({ width: 360, height: 740 });
  await jana.page.keyboard.press("Control+Shift+F");
  const box = jana.page.getByRole("searchbox", { name: "Search" });
  await expect(box).toBeFocused();
  await box.fill("uebergabe");
  await box.press("Enter");
  await expect(jana.page.getByRole("list", { name: "Messages" }).getByRole("link")).toHaveCount(1);
  await checkAxe(jana.page);
  await takeScreenshot(jana.page, "search-phone");
  await jana.page.context().setOffline(true);
  await box.fill("montag");
  await box.press("Enter");
  await expect(jana.page.getByText("No connection")).toBeVisible();
  await jana.page.context().setOffline(false);
});
