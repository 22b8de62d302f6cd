import { expect, messageOf, openDirect, send, test } from "./fixtures";
import { PageWorker } from "./push-stand-in";

test("the service worker shows what comes while the app is out of sight, and takes away what is dismissed [F6.4]", async ({
  twoPeople,
}) => {
  const { jana, tim } = twoPeople;
  const { page } = tim;
  await page.context().grantPermissions(["notifications"]);
  await openDirect(jana.page, tim.name);
  await send(jana.page, "The keys are here");
  const worker = await PageWorker.of(page);
  const { slug } = /\/w\/(?<slug>[^/]+)/.exec(page.url())?.groups ?? {};
  const path = `/w/${slug}/settings`;
  const payload = (id: string, dismissed: string[] = []) => ({ id, title: `News ${id}`, body: "", path, dismissed });
  await worker.receive(payload("seen"));
  expect(await worker.listShown()).toEqual([]);

  await page.goto("about:blank");
  await expect.poll(() => worker.countWindows()).toBe(0);
  await worker.receive(payload("one"));
  await worker.receive(payload("one"));
  await expect.poll(() => worker.listShown()).toEqual([{ title: "News one", tag: "one" }]);
  await worker.receive(payload("two", ["one"]));
  await expect.poll(() => worker.listShown()).toEqual([{ title: "News two", tag: "two" }]);
});

test("a window of the app goes where a notification leads [F6.4]", async ({ twoPeople }) => {
  const { jana, tim } = twoPeople;
  await openDirect(jana.page, tim.name);
  await send(jana.page, "The keys are here");
  await tim.page.getByRole("link", { name: "People" }).click();
  const to = new URL(jana.page.url()).pathname;
  await tim.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await tim.page.evaluate((path) => {
    navigator.serviceWorker.dispatchEvent(new MessageEvent("message", { data: { type: "OPEN", path } }));
  }, to);
  await expect(messageOf(tim.page, "The keys are here")).toBeVisible();
});
