import { checkAxe, expect, messageOf, openDirect, takeScreenshot, test } from "./fixtures";

test("one writes a message for later, changes it and has it sent; the other sees it only then [F3.5]", async ({
  twoPeople,
}) => {
  const { jana, tim } = twoPeople;
  await openDirect(jana.page, tim.name);
  const box = jana.page.getByRole("textbox", { name: "Message", exact: true });
  await box.fill("The viewing is at ten");
  await jana.page.getByRole("button", { name: "Send later" }).click();
  await jana.page.getByRole("button", { name: "Tomorrow at 9" }).click();
  await checkAxe(jana.page);
  await takeScreenshot(jana.page, "scheduled-dialog");
  await jana.page.getByRole("button", { name: "Schedule", exact: true }).click();
  await expect(box).toHaveValue("");
  await expect(jana.page.getByText(/1 message is sent on .*9:00/)).toBeVisible();
  await takeScreenshot(jana.page, "scheduled-mark");

  await jana.page.getByRole("link", { name: "Show scheduled messages" }).click();
  const card = jana.page.getByRole("article", { name: tim.name });
  await expect(card).toContainText("The viewing is at ten");
  await checkAxe(jana.page);
  await takeScreenshot(jana.page, "scheduled-list");
  await card.getByRole("button", { name: "Edit" }).click();
  await jana.page.getByRole("textbox", { name: "Text" }).fill("The viewing is at eleven");
  await takeScreenshot(jana.page, "scheduled-edit");
  await jana.page.getByRole("button", { name: "Save" }).click();
  await expect(card).toContainText("The viewing is at eleven");

  await card.getByRole("button", { name: "Send now" }).click();
  await expect(jana.page.getByText("Nothing is scheduled")).toBeVisible();
  await tim.page.getByRole("link", { name: jana.name, exact: true }).click();
  await expect(messageOf(tim.page, "The viewing is at eleven")).toBeVisible();
  await expect(messageOf(tim.page, "The viewing is at ten")).toHaveCount(0);
});

test("what cannot be sent stays with the reason, until it is discarded [F3.5]", async ({ twoPeople }) => {
  const { jana, tim } = twoPeople;
  await openDirect(jana.page, tim.name);
  await jana.page.getByRole("textbox", { name: "Message", exact: true }).fill("Too late");
  await jana.page.getByRole("button", { name: "Send later" }).click();
  await jana.page.getByRole("button", { name: "Schedule", exact: true }).click();
  await expect(jana.page.getByText(/1 message is sent on/)).toBeVisible();
  await jana.page.evaluate(async (name) => {
    const list = (await (await fetch("/trpc/members.list")).json()) as {
      result: { data: { json: { items: { id: string; name: string }[] } } };
    };
    const memberId = list.result.data.json.items.find((member) => member.name === name)?.id;
    const headers = { "content-type": "application/json" };
    await fetch("/trpc/members.deactivate", { method: "POST", headers, body: JSON.stringify({ memberId }) });
  }, tim.name);

  await jana.page.setViewportSize({ width: 375, height: 700 });
  await jana.page.getByRole("link", { name: "Show scheduled messages" }).click();
  const sendNow = jana.page.getByRole("button", { name: "Send now" });
  await expect(sendNow).toBeVisible();
  await takeScreenshot(jana.page, "scheduled-list-phone");
  await sendNow.click();
  await expect(jana.page.getByText("This was not sent. The person no longer has access.")).toBeVisible();
  await checkAxe(jana.page);
  await takeScreenshot(jana.page, "scheduled-failed-phone");
  await jana.page.getByRole("button", { name: "Discard" }).click();
  await expect(jana.page.getByText("Nothing is scheduled")).toBeVisible();
});
