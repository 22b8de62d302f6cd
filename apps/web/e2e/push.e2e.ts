import type { CDPSession, Worker } from "@playwright/test";
import { expect, messageOf, openDirect, send, test } from "./fixtures";

/** A message to the service worker, as the browser hands it on; push services themselves cannot be reached from here. */
async function deliver(cdp: CDPSession, registrationId: string, origin: string, payload: object): Promise<void> {
  await cdp.send("ServiceWorker.deliverPushMessage", { origin, registrationId, data: JSON.stringify(payload) });
}

/** Asked of the worker itself: every window there is in a browser without a screen counts as seen. */
const listShown = (worker: Worker) =>
  worker.evaluate(async () => {
    const { registration } = globalThis as unknown as { registration: ServiceWorkerRegistration };
    return (await registration.getNotifications()).map(({ title, tag }) => ({ title, tag }));
  });

test("the service worker shows what comes while the app is out of sight, and takes away what is dismissed [F6.4]", async ({
  twoPeople,
}) => {
  const { jana, tim } = twoPeople;
  const { page } = tim;
  await page.context().grantPermissions(["notifications"]);
  await openDirect(jana.page, tim.name);
  await send(jana.page, "The keys are here");
  const { origin } = new URL(page.url());
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));

  const cdp = await page.context().newCDPSession(page);
  const registered = new Promise<string>((resolve) => {
    cdp.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      const [first] = registrations;
      if (first) resolve(first.registrationId);
    });
  });
  await cdp.send("ServiceWorker.enable");
  const registrationId = await registered;

  const { slug } = /\/w\/(?<slug>[^/]+)/.exec(page.url())?.groups ?? {};
  const path = `/w/${slug}/settings`;
  const payload = (id: string, dismissed: string[] = []) => ({ id, title: `News ${id}`, body: "", path, dismissed });
  await deliver(cdp, registrationId, origin, payload("seen"));
  const [worker] = page.context().serviceWorkers();
  if (!worker) throw new Error("There is no service worker.");
  expect(await listShown(worker)).toEqual([]);

  await page.goto("about:blank");
  await deliver(cdp, registrationId, origin, payload("one"));
  await deliver(cdp, registrationId, origin, payload("one"));
  await expect.poll(() => listShown(worker)).toEqual([{ title: "News one", tag: "one" }]);
  await deliver(cdp, registrationId, origin, payload("two", ["one"]));
  await expect.poll(() => listShown(worker)).toEqual([{ title: "News two", tag: "two" }]);
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
