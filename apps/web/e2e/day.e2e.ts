import type { Page } from "@playwright/test";
import type { PushService } from "../../server/src/testing/push-service";
import { type Account, createWorkspace, letIn } from "./accounts";
import { type Device, signInOn } from "./devices";
import {
  ask,
  call,
  checkAxe,
  expect,
  type ShownNotification,
  takeScreenshot,
  test,
  watchNotifications,
} from "./fixtures";
import { PageWorker, subscribeAtStandIn } from "./push-stand-in";

const GROUP = "Küchenumbau Lindenstraße";
const INTERNAL = "Preise intern";
const TOUCH = { hasTouch: true };

/** Jana, the agent, at her desk and with her phone; Tim in the office; Nadia, a customer, with a tablet. */
interface Day {
  readonly jana: Account;
  readonly tim: Account;
  readonly nadia: Account;
  readonly desk: Device;
  readonly phone: Device;
  readonly office: Device;
  readonly tablet: Device;
  /** What showed on the desktop of the desk. */
  shownAtDesk(): Promise<ShownNotification[]>;
  readonly pushService: PushService;
}

async function begin(setup: Page, newPage: Parameters<typeof signInOn>[0], pushService: PushService): Promise<Day> {
  const jana = await createWorkspace(setup, "Berger Homes", "Jana Roth");
  const tim = await letIn(setup, "Tim Krause", "member");
  const nadia = await letIn(setup, "Nadia Haddad", "guest");
  await letIn(setup, "Otto Groß", "member");
  const [desk, phone, office, tablet] = await Promise.all([
    signInOn(newPage, { language: "de", viewport: { width: 1440, height: 900 } }, jana),
    signInOn(newPage, { ...TOUCH, language: "de", viewport: { width: 375, height: 812 }, colorScheme: "dark" }, jana),
    signInOn(newPage, { language: "en", viewport: { width: 1280, height: 800 } }, tim),
    signInOn(newPage, { ...TOUCH, language: "en", viewport: { width: 768, height: 1024 } }, nadia),
  ]);
  const shownAtDesk = await watchNotifications(desk.page);
  return { jana, tim, nadia, desk, phone, office, tablet, shownAtDesk, pushService };
}

async function createGroups({ desk, phone, office, tablet, tim, nadia }: Day): Promise<void> {
  await desk.page.getByRole("button", { name: "Neue Unterhaltung" }).first().click();
  await desk.page.getByRole("radio", { name: "Gruppe" }).click();
  await desk.page.getByRole("textbox", { name: "Name" }).fill(GROUP);
  for (const { name } of [tim, nadia]) {
    await desk.page.getByRole("combobox", { name: "Personen suchen" }).fill(name);
    await desk.page.getByRole("option", { name }).click();
  }
  await desk.page.getByRole("button", { name: "Gruppe gründen" }).click();
  await expect(desk.page.getByRole("main", { name: GROUP })).toBeVisible();
  for (const device of [phone, office, tablet]) await expect(device.link(GROUP)).toBeVisible();
  await office.expectBell(1);
  await tablet.expectBell(1);
  await phone.expectBell(0);

  await call(desk.page, "groups.create", { name: INTERNAL, visibility: "private", memberIds: [tim.memberId] });
  await desk.open(INTERNAL);
  await desk.write("Die Küche kostet uns 9.000 Euro");
  await office.expectUnread(INTERNAL, 1);
  await expect(tablet.link(GROUP)).toBeVisible();
  await expect(tablet.link(INTERNAL)).toHaveCount(0);
  await desk.open(GROUP);
}

async function readEverywhere({ desk, phone, office, tablet }: Day): Promise<void> {
  await desk.write("Die Küche kommt am Montag, bitte die Straße frei halten");
  for (const device of [office, tablet]) await device.expectUnread(GROUP, 1);
  await phone.expectUnread(GROUP, 0);
  await expect(desk.message("Die Küche kommt")).toContainText("Zugestellt");
  await office.open(GROUP);
  await expect(office.message("Die Küche kommt")).toBeVisible();
  await expect(desk.message("Die Küche kommt").getByRole("button", { name: "Gelesen von 1" })).toBeVisible();
  await tablet.open(GROUP);
  await expect(tablet.message("Die Küche kommt")).toBeVisible();
  await tablet.expectBell(0);
  await desk.message("Die Küche kommt").getByRole("button", { name: "Gelesen von 2" }).click();
  const readers = desk.page.getByRole("dialog", { name: "Gelesen von" });
  await expect(readers.getByRole("listitem")).toHaveText([/Tim Krause|Nadia Haddad/, /Tim Krause|Nadia Haddad/]);
  await desk.page.keyboard.press("Escape");

  await desk.page.getByRole("link", { name: "Personen" }).click();
  await tablet.write("Passt, wir sind ab acht da");
  for (const device of [desk, phone]) {
    await device.expectUnread(GROUP, 1);
    await expect(device.page).toHaveTitle(/^\(1\) /);
  }
  await phone.open(GROUP);
  await expect(phone.message("Passt, wir sind ab acht da")).toBeVisible();
  await desk.expectUnread(GROUP, 0);
  await expect(desk.page).not.toHaveTitle(/^\(/);
  await expect(tablet.message("Passt, wir sind ab acht da").getByRole("button", { name: /^Read by/ })).toBeVisible();
}

async function talkInThread({ desk, phone, office }: Day): Promise<void> {
  await phone.goToList();
  await office.choose("Die Küche kommt", "Reply in thread");
  const panel = office.page.getByRole("complementary", { name: /^Thread in/ });
  await panel.getByRole("textbox", { name: "Message" }).fill("Who opens the door?");
  await panel.getByRole("textbox", { name: "Message" }).press("Enter");
  for (const { page } of [desk, phone]) {
    await expect(page.getByRole("link", { name: "Threads 1 Thread mit ungelesenen Antworten" })).toBeVisible();
  }
  await desk.expectUnread(GROUP, 0);
  await expect(desk.page).toHaveTitle(/^\(1\) /);
  await expect(desk.bell).toHaveAccessibleDescription("1 ungelesene Benachrichtigung");

  await phone.page.getByRole("link", { name: /^Threads/ }).click();
  await phone.page.getByRole("link", { name: /^Thread öffnen: Die Küche kommt/ }).click();
  const thread = phone.page.getByRole("main", { name: /^Thread in/ });
  await expect(thread.getByText("Who opens the door?")).toBeVisible();
  await expect(desk.page.getByRole("link", { name: "Threads", exact: true })).toBeVisible();
  await expect(desk.page).not.toHaveTitle(/^\(/);
  await desk.expectBell(0);
  await takeScreenshot(phone.page, "day-thread-phone");
  await thread.getByRole("textbox", { name: "Nachricht" }).fill("Ich, um halb acht");
  await thread.getByRole("textbox", { name: "Nachricht" }).press("Enter");
  await expect(panel.getByText("Ich, um halb acht")).toBeVisible();
  await expect(office.log.getByText("Ich, um halb acht")).toHaveCount(0);
  await expect(office.page.getByRole("link", { name: "Threads", exact: true })).toBeVisible();
  await office.expectBell(1);
  await panel.getByRole("button", { name: "Close" }).click();
}

async function mention({ desk, phone, office, tablet, shownAtDesk }: Day): Promise<void> {
  await desk.page.goto(`${desk.home}/settings`);
  await desk.page.getByRole("switch", { name: "Benachrichtigungen auf diesem Gerät" }).click();
  await phone.goToList();
  await office.box.pressSequentially("Does the fitter have a key, @rot");
  await expect(office.page.getByRole("option", { name: "Jana Roth" })).toBeVisible();
  await office.box.press("Enter");
  await expect(office.box).toHaveValue("Does the fitter have a key, @Jana Roth ");
  await office.box.press("Enter");

  for (const device of [desk, phone]) {
    await device.expectBell(1);
    await expect(device.link(GROUP)).toHaveAccessibleDescription(/1 Erwähnung/);
  }
  const title = `Tim Krause hat Sie in ${GROUP} erwähnt`;
  await expect.poll(shownAtDesk).toEqual([{ title, closed: false }]);
  await tablet.expectBell(0);

  await phone.bell.click();
  await desk.bell.click();
  for (const { page } of [phone, desk])
    await expect(page.getByRole("link", { name: `${title} , ungelesen` })).toBeVisible();
  await takeScreenshot(desk.page, "day-notifications");
  await takeScreenshot(phone.page, "day-notifications-phone");
  await phone.page.getByRole("link", { name: title }).click();
  await expect(phone.message("Does the fitter have a key")).toBeVisible();
  await desk.expectBell(0);
  await expect.poll(shownAtDesk).toEqual([{ title, closed: true }]);
  await expect(desk.page.getByRole("link", { name: `${title} , ungelesen` })).toHaveCount(0);
}

async function react({ desk, phone, office, tablet }: Day): Promise<void> {
  await tablet.message("Does the fitter have a key").getByRole("button", { name: "React with 👍" }).focus();
  await tablet.page.keyboard.press("Enter");
  await desk.open(GROUP);
  for (const device of [desk, phone])
    await expect(
      device.message("Does the fitter have a key").getByRole("button", { name: "👍 1 Reaktion" }),
    ).toBeVisible();
  await desk.message("Does the fitter have a key").getByRole("button", { name: "👍 1 Reaktion" }).click();
  for (const device of [office, tablet])
    await expect(
      device.message("Does the fitter have a key").getByRole("button", { name: /^👍 2 reactions/ }),
    ).toBeVisible();
  // Of the reaction, and of the group he was brought into and has not opened.
  await office.expectBell(2);
}

async function mute({ desk, phone, office, shownAtDesk }: Day): Promise<void> {
  await phone.page.getByRole("button", { name: "Details", exact: true }).first().click();
  await phone.page.getByRole("combobox", { name: "Stummschalten" }).selectOption({ label: "Bis ich es aufhebe" });
  await expect(desk.link(GROUP)).toHaveAccessibleDescription(/stumm/);
  await phone.goToList();
  await desk.page.getByRole("link", { name: "Personen" }).click();
  const before = await shownAtDesk();
  await office.box.pressSequentially("@every");
  await expect(office.page.getByRole("option", { name: /^@everyone/ })).toBeVisible();
  await office.box.press("Enter");
  await office.box.pressSequentially("the tiles are here");
  await office.box.press("Enter");
  await office.write("All of them");
  for (const device of [desk, phone]) {
    await device.expectUnread(GROUP, 2);
    await expect(device.page).not.toHaveTitle(/^\(/);
    await device.expectBell(0);
  }
  expect(await shownAtDesk()).toEqual(before);
  await desk.open(GROUP);
  await phone.expectUnread(GROUP, 0);
  await desk.page.getByRole("button", { name: "Details", exact: true }).first().click();
  await desk.page.getByRole("combobox", { name: "Stummschalten" }).selectOption({ label: "Nicht stumm" });
  await expect(phone.link(GROUP)).not.toHaveAccessibleDescription(/stumm/);
}

/** The time of day in the zone of the browsers, some hours from now. */
function clockIn(hours: number): string {
  const at = new Date(Date.now() + hours * 3_600_000);
  return new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/Berlin", timeStyle: "short" }).format(at);
}

async function keepQuietHours({ desk, phone, office, jana, shownAtDesk }: Day): Promise<void> {
  await desk.page.goto(`${desk.home}/settings`);
  const quiet = desk.page.getByRole("switch", { name: "Ruhezeiten" });
  await quiet.click();
  await desk.page.getByLabel("Von", { exact: true }).fill(clockIn(-2));
  await desk.page.getByLabel("Bis", { exact: true }).fill(clockIn(2));
  const save = desk.page.getByRole("region", { name: "Benachrichtigungen" }).getByRole("button", { name: "Speichern" });
  await save.click();
  await expect(save).toBeDisabled();
  await takeScreenshot(desk.page, "day-quiet-hours");

  await office.page.getByRole("button", { name: "New conversation" }).first().click();
  await office.page.getByRole("combobox", { name: "Search people" }).fill(jana.name);
  await office.page.getByRole("option", { name: jana.name }).click();
  await office.write("Are you still up?");
  await desk.expectBell(1);
  await phone.bell.click();
  await expect(phone.page.getByRole("link", { name: /^Tim Krause hat Ihnen geschrieben/ })).toBeVisible();
  await phone.page.getByRole("button", { name: "Warum das?" }).first().click();
  await expect(phone.page.getByText("Es blieb still: Es kam in Ihren Ruhezeiten.")).toBeVisible();
  await quiet.click();
  await expect(quiet).not.toBeChecked();
  await office.write("Good morning then");
  await desk.expectBell(2);
  // The page was loaded anew, so this is all that it showed: nothing of what came in the quiet hours.
  await expect.poll(shownAtDesk).toEqual([{ title: "Tim Krause hat Ihnen geschrieben", closed: false }]);
  await phone.goToList();
  await phone.open("Tim Krause");
  await expect(phone.message("Good morning then")).toBeVisible();
  await desk.expectBell(0);
  await phone.goToList();
}

/** Nobody sits before a device of Jana's: what concerns her comes to her phone by push, and goes there once she has read it. */
async function pushToPhone({ desk, phone, office, pushService }: Day): Promise<void> {
  const browser = pushService.subscribe();
  await subscribeAtStandIn(phone.page, browser);
  await phone.page.goto(`${phone.home}/settings`);
  const wanted = phone.page.getByRole("switch", { name: "Benachrichtigungen, wenn Parley geschlossen ist" });
  await wanted.click();
  await expect(wanted).toBeChecked();
  const { publicKey } = (await ask(phone.page, "push.key")) as { publicKey: string };
  pushService.applicationServerKey = publicKey;
  const worker = await PageWorker.of(phone.page);
  const leave = async () => {
    for (const { page } of [desk, phone]) await page.goto("about:blank");
    await expect.poll(() => worker.countWindows()).toBe(0);
    await expect(office.page.getByRole("main")).toContainText(/Offline|Last seen/);
  };
  const receive = async (count: number) => {
    await expect.poll(() => browser.arrivals.length).toBe(count);
    const payload = browser.arrivals.at(-1)?.payload;
    if (payload === undefined) throw new Error("Nothing came.");
    await worker.receive(payload);
    return payload;
  };

  await leave();
  await office.write("The keys are in the box");
  const first = await receive(1);
  const title = "Tim Krause hat Ihnen geschrieben";
  expect(first).toMatchObject({ title, body: "The keys are in the box", dismissed: [] });
  await expect.poll(() => worker.listShown()).toEqual([{ title, tag: first.id }]);

  await desk.load();
  await desk.expectBell(1);
  await desk.open("Tim Krause");
  await expect(desk.message("The keys are in the box")).toBeVisible();
  await desk.expectBell(0);
  await leave();
  await office.write("The box is open");
  const second = await receive(2);
  expect(second.dismissed).toEqual([first.id]);
  await expect.poll(() => worker.listShown()).toEqual([{ title, tag: second.id }]);

  await phone.page.goto(second.path);
  await expect(phone.message("The box is open")).toBeVisible();
  await desk.load();
  await desk.expectBell(0);
}

/** Searches on a device until just these words are marked in what was found. */
async function find(device: Device, query: string, marked: readonly string[]): Promise<void> {
  const box = device.page.getByRole("searchbox", { name: device.words.search });
  await box.fill(query);
  await box.press("Enter");
  await expect(device.page).toHaveURL(new RegExp(`[?]q=${encodeURIComponent(query)}`));
  const list = device.page.getByRole("list", { name: device.words.messages });
  await expect.poll(() => list.locator("mark").allInnerTexts(), query).toEqual(marked);
}

async function search({ desk, phone, tablet }: Day): Promise<void> {
  for (const query of ["kuche", "kueche", "Küche"]) {
    await find(desk, query, ["Küche", "Küche"]);
    await find(desk, query === "Küche" ? "Straße" : "strasse", ["Straße"]);
  }
  await find(tablet, "küche", ["Küche"]);
  await find(tablet, "9.000", []);
  await expect(tablet.page.getByText("Nothing found")).toBeVisible();
  await phone.page.keyboard.press("Control+Shift+F");
  await find(phone, "STRASSE", ["Straße"]);
  await takeScreenshot(phone.page, "day-search-phone");
  await phone.page.getByRole("list", { name: "Nachrichten" }).getByRole("link").click();
  await expect(phone.message("Die Küche kommt")).toBeInViewport();
}

async function sendLater({ desk, phone, office, tablet }: Day): Promise<void> {
  await desk.open(GROUP);
  await desk.box.fill("Guten Morgen, der Monteur ist unterwegs");
  await desk.page.getByRole("button", { name: "Später senden" }).click();
  await desk.page.getByRole("button", { name: "Morgen um 9" }).click();
  await desk.page.getByRole("button", { name: "Planen", exact: true }).click();
  await expect(desk.box).toHaveValue("");
  await expect(phone.page.getByText(/1 Nachricht wird gesendet: .*9:00/)).toBeVisible();
  for (const device of [office, tablet])
    await expect(device.page.getByText("der Monteur ist unterwegs")).toHaveCount(0);

  // Nobody waits for tomorrow: the time is brought forward by a call, since the app's clocks show minutes.
  const { items } = (await ask(desk.page, "scheduled.list")) as { items: { id: string }[] };
  const scheduledId = items[0]?.id;
  await call(desk.page, "scheduled.update", { scheduledId, sendAt: new Date(Date.now() + 1500).toISOString() });
  for (const device of [office, tablet]) await device.open(GROUP);
  for (const device of [desk, phone, office, tablet])
    await expect(device.message("der Monteur ist unterwegs")).toHaveCount(1);
  await expect(phone.page.getByText(/1 Nachricht wird gesendet/)).toHaveCount(0);
}

async function goOfflineAndBack({ desk, phone, office, tablet }: Day): Promise<void> {
  await phone.page.context().setOffline(true);
  await expect(phone.page.getByText("Sie sind offline.")).toBeVisible();
  await phone.write("Vom Zug aus, eins");
  await phone.write("Vom Zug aus, zwei");
  await office.write("Meanwhile in the office");
  await expect(tablet.message("Meanwhile in the office")).toBeVisible();
  await takeScreenshot(phone.page, "day-offline-phone");
  await checkAxe(phone.page);
  await phone.page.context().setOffline(false);
  const all = ["Meanwhile in the office", "Vom Zug aus, eins", "Vom Zug aus, zwei"];
  for (const device of [office, tablet, desk, phone]) await expect.poll(() => device.textsAmong(all)).toEqual(all);
  await expect(phone.page.getByText("Wartet auf die Verbindung")).toHaveCount(0);
  await phone.page.reload();
  await expect.poll(() => phone.textsAmong(all)).toEqual(all);
}

async function stayGuest({ desk, tablet }: Day): Promise<void> {
  const address = new URL(desk.page.url()).pathname;
  await desk.open(INTERNAL);
  const internal = new URL(desk.page.url()).pathname;
  expect(internal).not.toBe(address);
  await tablet.box.pressSequentially("@");
  await expect(tablet.page.getByRole("option", { name: "Jana Roth" })).toBeVisible();
  await expect(tablet.page.getByRole("option", { name: "Otto Groß" })).toHaveCount(0);
  await tablet.box.fill("");
  await tablet.page.goto(`${tablet.home}/people`);
  const people = tablet.page.getByRole("main", { name: "People" });
  await expect(people.getByText("Tim Krause")).toBeVisible();
  await expect(people.getByText("Otto Groß")).toHaveCount(0);
  for (const name of ["Groups", "Invitations"]) await expect(tablet.page.getByRole("link", { name })).toHaveCount(0);
  await tablet.page.goto(internal);
  await expect(tablet.page.getByText("There is no such conversation here")).toBeVisible();
  await checkAxe(tablet.page);
}

test("a day of three people on four devices: each sees at once what the others do, and only what they may [F2.2] [F3.5] [F3.6] [F4.1] [F4.2] [F4.3] [F5.1] [F5.2] [F6.1] [F6.2] [F6.3] [F6.4] [F7.1] [F7.2]", async ({
  page,
  newPage,
  pushService,
}) => {
  const day = await test.step("everybody comes in", () => begin(page, newPage, pushService));
  await test.step("groups", () => createGroups(day));
  await test.step("receipts and unread counts", () => readEverywhere(day));
  await test.step("a thread", () => talkInThread(day));
  await test.step("a mention", () => mention(day));
  await test.step("reactions", () => react(day));
  await test.step("a muted group", () => mute(day));
  await test.step("quiet hours", () => keepQuietHours(day));
  await test.step("push", () => pushToPhone(day));
  await test.step("search", () => search(day));
  await test.step("a message for later", () => sendLater(day));
  await test.step("offline and back", () => goOfflineAndBack(day));
  await test.step("a guest", () => stayGuest(day));
});
