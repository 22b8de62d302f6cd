import { mkdir } from "node:fs/promises";
import { type BrowserContextOptions, test as base, expect, type Page } from "@playwright/test";
import { PushService } from "../../server/src/testing/push-service";
import { type Account, createWorkspace, letIn } from "./accounts";
import { startServer, type TestServer } from "./start-server";

export { ask, call, PASSWORD } from "./accounts";
export { checkAxe } from "./check-axe";
export { expect };

/** Somebody in a browser of their own. */
export interface Person {
  readonly name: string;
  readonly email: string;
  readonly page: Page;
}

/** A notification on the desktop. */
export interface ShownNotification {
  readonly title: string;
  readonly closed: boolean;
}

/** Shows somebody's workspace in the browser in which they are signed in. */
async function enter(page: Page, { name, email, slug }: Account): Promise<Person> {
  await page.goto(`/w/${slug}`);
  await waitUntilConnected(page);
  return { name, email, page };
}

/** Somebody with a new company; the page shows it. */
export const createCompany = async (page: Page, name: string, workspaceName: string): Promise<Person> =>
  enter(page, await createWorkspace(page, workspaceName, name));

/** Somebody new in the company that `host` shows; the page shows it too. */
export const join = async (host: Page, page: Page, name: string): Promise<Person> =>
  enter(page, await letIn(host, name, "member", page));

/** Waits until the page hears from the server. */
export async function waitUntilConnected(page: Page): Promise<void> {
  await expect(page.getByRole("status", { name: "Connection" })).toHaveText("Connected");
}

/** Opens the direct conversation with somebody through the dialog. */
export async function openDirect(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "New conversation" }).first().click();
  await page.getByRole("combobox", { name: "Search people" }).fill(name);
  await page.getByRole("option", { name }).click();
  await expect(page.getByRole("main", { name })).toBeVisible();
}

/** Writes a message in the open conversation. */
export async function send(page: Page, text: string): Promise<void> {
  await page.getByRole("textbox", { name: "Message" }).fill(text);
  await page.getByRole("textbox", { name: "Message" }).press("Enter");
}

/** The message with this text in the open conversation. */
export function messageOf(page: Page, text: string) {
  return page.getByRole("log", { name: "Messages" }).getByRole("article").filter({ hasText: text });
}

/** Chooses a deed from the menu of a message. */
export async function chooseAction(page: Page, text: string, action: string): Promise<void> {
  const message = messageOf(page, text);
  await message.hover();
  await message.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: action }).click();
}

/**
 * The page's desktop notifications from its next load on, shown or closed, instead of those of the machine; whether they were
 * allowed was asked before.
 */
export async function watchNotifications(page: Page): Promise<() => Promise<ShownNotification[]>> {
  await page.context().grantPermissions(["notifications"]);
  await page.addInitScript(() => {
    const shown: { title: string; closed: boolean }[] = [];
    class FakeNotification {
      static readonly permission = "granted";
      static requestPermission = () => Promise.resolve("granted");
      onclick: (() => void) | null = null;
      private readonly entry: { title: string; closed: boolean };
      constructor(title: string) {
        this.entry = { title, closed: false };
        shown.push(this.entry);
      }
      close() {
        this.entry.closed = true;
      }
    }
    Object.assign(window, { Notification: FakeNotification, shownNotifications: shown });
  });
  return () => page.evaluate(() => Reflect.get(window, "shownNotifications") as ShownNotification[]);
}

/** Keeps a picture of the page in `test-results/screenshots`, for eyes. */
export async function takeScreenshot(page: Page, name: string): Promise<void> {
  const folder = "test-results/screenshots";
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: `${folder}/${name}.png` });
}

interface Fixtures {
  /** A further browser, with a session of its own. */
  newPage(options?: BrowserContextOptions): Promise<Page>;
  /** Jana, who owns the workspace, and Tim, a member; both connected. */
  twoPeople: { jana: Person; tim: Person };
}

/** Playwright's `test` with a server, and people in browsers of their own. A page's fault fails the test. */
export const test = base.extend<Fixtures, { pushService: PushService; server: TestServer }>({
  pushService: [
    async ({ browserName: _ }, use) => {
      const service = new PushService();
      await service.open();
      await use(service);
      await service.close();
    },
    { scope: "worker" },
  ],
  server: [
    async ({ pushService }, use) => {
      const server = await startServer(pushService.port);
      await use(server);
      await server.stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  baseURL: async ({ server }, use) => use(server.url),
  page: async ({ page }, use) => {
    const faults = watchFaults(page);
    await use(page);
    expect(faults).toEqual([]);
  },
  newPage: async ({ browser, contextOptions, baseURL }, use) => {
    const opened: { page: Page; faults: string[] }[] = [];
    await use(async (options = {}) => {
      const context = await browser.newContext({ ...contextOptions, ...(baseURL && { baseURL }), ...options });
      const page = await context.newPage();
      opened.push({ page, faults: watchFaults(page) });
      return page;
    });
    for (const { page, faults } of opened) {
      expect(faults).toEqual([]);
      await page.context().close();
    }
  },
  twoPeople: async ({ page, newPage }, use) => {
    const jana = await createCompany(page, "Jana Roth", "Berger Homes");
    const tim = await join(page, await newPage(), "Tim Krause");
    await use({ jana, tim });
  },
});

/** Errors of the page's own code, and whatever the content security policy refused. */
function watchFaults(page: Page): string[] {
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" && /Content Security Policy/.test(message.text())) faults.push(message.text());
  });
  return faults;
}
