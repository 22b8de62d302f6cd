import type { MessageLanguage } from "@parley/api/server";
import { type Tellable, tell } from "../notifications/index.js";

/** Characters shown of a message, and notifications shown at all; the others are counted. */
const EXCERPT = 200;
const MOST_SHOWN = 20;

const WORDS = {
  en: {
    subject: (count: number, workspace: string) =>
      count === 1 ? `1 unread notification in ${workspace}` : `${count} unread notifications in ${workspace}`,
    hello: (name: string) => `Hello ${name},`,
    lead: "this has been waiting for you:",
    more: (count: number) => `… and ${count} more.`,
    open: "Open",
    settings: "Choose what you are told of",
    off: "Turn these e-mails off",
  },
  de: {
    subject: (count: number, workspace: string) =>
      count === 1
        ? `1 ungelesene Benachrichtigung in ${workspace}`
        : `${count} ungelesene Benachrichtigungen in ${workspace}`,
    hello: (name: string) => `Guten Tag ${name},`,
    lead: "das wartet auf Sie:",
    more: (count: number) => `… und ${count} weitere.`,
    open: "Öffnen",
    settings: "Wählen, was Ihnen mitgeteilt wird",
    off: "Diese E-Mails abbestellen",
  },
} as const;

export interface DigestContent {
  /** At least one, the oldest first. */
  unread: readonly Tellable[];
  name: string;
  workspaceName: string;
  language: MessageLanguage;
  /** Where people reach this installation, without a trailing slash. */
  publicUrl: string;
  /** A path of the web app. */
  settingsPath: string;
  unsubscribeUrl: string;
}

/** A mail about the unread, as text and as HTML. Everything people wrote is escaped in it. */
export function composeDigest(content: DigestContent): { subject: string; text: string; html: string } {
  const { unread, name, workspaceName, language, publicUrl, settingsPath, unsubscribeUrl } = content;
  const words = WORDS[language];
  const told = unread.slice(0, MOST_SHOWN).map((each) => tell(each, language, EXCERPT));
  const more = unread.length > told.length ? words.more(unread.length - told.length) : "";
  const settings = `${publicUrl}${settingsPath}`;
  const text = [
    words.hello(name),
    words.lead,
    ...told.map(({ title, excerpt, path }) =>
      [title, ...(excerpt === "" ? [] : [`  ${excerpt}`]), `  ${publicUrl}${path}`].join("\n"),
    ),
    ...(more === "" ? [] : [more]),
    `${words.settings}: ${settings}\n${words.off}: ${unsubscribeUrl}`,
  ].join("\n\n");
  const html = [
    `<!doctype html><html lang="${language}"><body style="font-family:sans-serif;line-height:1.5">`,
    `<p>${escapeHtml(words.hello(name))}</p><p>${words.lead}</p>`,
    ...told.map(
      ({ title, excerpt, path }) =>
        `<p><strong>${escapeHtml(title)}</strong><br>${excerpt === "" ? "" : `${escapeHtml(excerpt)}<br>`}` +
        `<a href="${escapeHtml(publicUrl + path)}">${words.open}</a></p>`,
    ),
    more === "" ? "" : `<p>${more}</p>`,
    `<p><small><a href="${escapeHtml(settings)}">${words.settings}</a> · <a href="${escapeHtml(unsubscribeUrl)}">${words.off}</a></small></p>`,
    "</body></html>",
  ].join("\n");
  return { subject: words.subject(unread.length, workspaceName), text, html };
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}
