import { type CDPSession, expect, type Page, type Worker } from "@playwright/test";
import type { PushBrowser } from "../../server/src/testing/push-service";

/** A notification that a service worker shows. */
export interface ShownPush {
  readonly title: string;
  readonly tag: string;
}

/**
 * The service worker of a page, and the way by which the browser hands messages of its push service on to it: no push service can
 * be reached from here.
 */
export class PageWorker {
  private constructor(
    private readonly cdp: CDPSession,
    private readonly worker: Worker,
    private readonly registrationId: string,
    private readonly origin: string,
  ) {}

  static async of(page: Page): Promise<PageWorker> {
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
    const [worker] = page.context().serviceWorkers();
    if (!worker) throw new Error("There is no service worker.");
    await worker.evaluate(() => {
      const counting = Object.assign(globalThis, { pushCount: 0 });
      counting.addEventListener("push", () => {
        counting.pushCount += 1;
      });
    });
    return new PageWorker(cdp, worker, registrationId, origin);
  }

  /**
   * Hands a message to the worker. The browser answers before it does so, and may not: as push services do, this tries again, so
   * late that a busy machine has given it by then. A second one behind the next message would show again what that took away.
   */
  async receive(payload: object): Promise<void> {
    const { origin, registrationId } = this;
    const before = await this.countPushes();
    await expect(async () => {
      await this.cdp.send("ServiceWorker.deliverPushMessage", {
        origin,
        registrationId,
        data: JSON.stringify(payload),
      });
      await expect.poll(() => this.countPushes(), { timeout: 20_000 }).toBeGreaterThan(before);
    }, "the worker is given the message").toPass({ timeout: 90_000 });
  }

  private countPushes(): Promise<number> {
    return this.worker.evaluate(() => (globalThis as unknown as { pushCount: number }).pushCount);
  }

  /** How many windows of the app the worker knows of: one that is left goes a moment later. */
  countWindows(): Promise<number> {
    return this.worker.evaluate(async () => {
      const { clients } = globalThis as unknown as { clients: { matchAll(query: object): Promise<unknown[]> } };
      return (await clients.matchAll({ type: "window", includeUncontrolled: true })).length;
    });
  }

  /** Asked of the worker itself: every window there is in a browser without a screen counts as seen. */
  listShown(): Promise<ShownPush[]> {
    return this.worker.evaluate(async () => {
      const { registration } = globalThis as unknown as { registration: ServiceWorkerRegistration };
      return (await registration.getNotifications()).map(({ title, tag }) => ({ title, tag }));
    });
  }
}

/** From its next load on, the page's browser subscribes at the stand-in for push services. */
export async function subscribeAtStandIn(page: Page, { subscription }: PushBrowser): Promise<void> {
  await page.context().grantPermissions(["notifications"]);
  await page.addInitScript((given) => {
    const made = { ...given, options: {}, toJSON: () => given, unsubscribe: () => Promise.resolve(true) };
    Object.assign(PushManager.prototype, {
      getSubscription: () => Promise.resolve(null),
      subscribe: () => Promise.resolve(made),
    });
  }, subscription);
}
