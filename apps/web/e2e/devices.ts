import type { BrowserContextOptions, Locator, Page } from "@playwright/test";
import { type Account, call, PASSWORD } from "./accounts";
import { expect } from "./fixtures";

/** What the app calls its parts, in the languages of the story. */
const WORDS = {
  en: {
    message: "Message",
    messages: "Messages",
    conversations: "Conversations",
    connection: "Connection",
    connected: "Connected",
    moreActions: "More actions",
    bell: "Notifications",
    unreadNotifications: (count: number) => `${count} unread notification${count === 1 ? "" : "s"}`,
    unread: (count: number) => new RegExp(`${count} unread message`),
    anyUnread: /unread/,
    search: "Search",
    back: "Back",
  },
  de: {
    message: "Nachricht",
    messages: "Nachrichten",
    conversations: "Unterhaltungen",
    connection: "Verbindung",
    connected: "Verbunden",
    moreActions: "Weitere Aktionen",
    bell: "Benachrichtigungen",
    unreadNotifications: (count: number) => `${count} ungelesene Benachrichtigung${count === 1 ? "" : "en"}`,
    unread: (count: number) => new RegExp(`${count} ungelesene Nachricht`),
    anyUnread: /ungelesen/,
    search: "Suchen",
    back: "Zurück",
  },
};

type Language = keyof typeof WORDS;

/** A screen somebody sits before, and what is on it, by the names it bears in their language. */
export class Device {
  readonly words: (typeof WORDS)[Language];

  constructor(
    readonly page: Page,
    readonly language: Language,
    /** The path of the workspace. */
    readonly home: string,
  ) {
    this.words = WORDS[language];
  }

  get box(): Locator {
    return this.page.getByRole("main").getByRole("textbox", { name: this.words.message, exact: true });
  }

  get bell(): Locator {
    return this.page.getByRole("button", { name: this.words.bell, exact: true });
  }

  get connection(): Locator {
    return this.page.getByRole("status", { name: this.words.connection });
  }

  get log(): Locator {
    return this.page.getByRole("main").getByRole("log", { name: this.words.messages });
  }

  link(conversation: string): Locator {
    const list = this.page.getByRole("navigation", { name: this.words.conversations });
    return list.getByRole("link", { name: conversation, exact: true });
  }

  message(text: string): Locator {
    return this.log.getByRole("article").filter({ hasText: text });
  }

  /** The texts of the open conversation that are among these, top to bottom. */
  async textsAmong(texts: readonly string[]): Promise<string[]> {
    const articles = await this.log.getByRole("article").allInnerTexts();
    return articles.flatMap((article) => texts.filter((text) => article.includes(text)));
  }

  /** Loads the page of the workspace, and waits until it hears from the server. */
  async load(): Promise<void> {
    await this.page.goto(this.home);
    await expect(this.connection).toHaveText(this.words.connected);
  }

  /** On a phone: back to the list of conversations. */
  async goToList(): Promise<void> {
    const back = this.page.getByRole("button", { name: this.words.back, exact: true });
    const list = this.page.getByRole("navigation", { name: this.words.conversations });
    while (!(await list.isVisible())) await back.click();
  }

  async open(conversation: string): Promise<void> {
    await this.link(conversation).click();
    await expect(this.box).toBeVisible();
  }

  async write(text: string): Promise<void> {
    await this.box.fill(text);
    await this.box.press("Enter");
    await expect(this.message(text)).toBeVisible();
  }

  /** Chooses a deed from the menu of a message. */
  async choose(text: string, action: string): Promise<void> {
    const message = this.message(text);
    await message.hover();
    await message.getByRole("button", { name: this.words.moreActions }).click();
    await this.page.getByRole("menuitem", { name: action }).click();
  }

  /** So many unread messages are told of the conversation in the list; with 0, none. */
  async expectUnread(conversation: string, count: number): Promise<void> {
    const link = expect(this.link(conversation));
    if (count > 0) await link.toHaveAccessibleDescription(this.words.unread(count));
    else await link.not.toHaveAccessibleDescription(this.words.anyUnread);
  }

  async expectBell(count: number): Promise<void> {
    await expect(this.bell).toHaveAccessibleDescription(count > 0 ? this.words.unreadNotifications(count) : "");
  }
}

/** Where somebody sits: the size of the screen, its theme, the language of the browser. */
export type DeviceKind = Pick<BrowserContextOptions, "viewport" | "colorScheme" | "hasTouch" | "isMobile"> & {
  language: Language;
};

type NewPage = (options?: BrowserContextOptions) => Promise<Page>;

const contextOf = ({ language, ...rest }: DeviceKind): BrowserContextOptions => ({
  ...rest,
  locale: language === "de" ? "de-DE" : "en-GB",
});

/** Signs somebody in on one more device, which then shows the workspace and hears from the server. */
export async function signInOn(newPage: NewPage, kind: DeviceKind, { email, slug }: Account): Promise<Device> {
  const page = await newPage(contextOf(kind));
  await call(page, "auth.signIn", { email, password: PASSWORD });
  const device = new Device(page, kind.language, `/w/${slug}`);
  await device.load();
  return device;
}
