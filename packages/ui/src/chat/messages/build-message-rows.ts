import { getDayKey } from "../format-time";
import type { MessageView } from "./message-view";

/** A message with what stands around it. One row each, so that loading older ones adds exactly as many rows. */
export interface MessageRow {
  message: MessageView;
  /** Shows author, avatar and time; the next ones of the same author within the window do not. */
  startsGroup: boolean;
  /** The first of its day: a divider with the day stands above. */
  startsDay: boolean;
  /** The first unread one: the "new" divider stands above. */
  startsNew: boolean;
}

/** Messages of one author within this many milliseconds stand together. */
export const groupWindowMs = 5 * 60_000;

export interface RowSettings {
  timeZone: string;
  /** Key of the first unread message. */
  firstUnreadKey?: string | undefined;
  /** Older messages exist: whether the first one here starts its day is not known, so it gets no divider. */
  hasOlder: boolean;
}

/** What day each message is of in which zone: most of what rows cost, and each page of history makes the rows anew. */
const days = new WeakMap<MessageView, readonly [timeZone: string, day: string]>();

function getDay(message: MessageView, timeZone: string): string {
  let known = days.get(message);
  if (known?.[0] !== timeZone) {
    known = [timeZone, getDayKey(message.createdAt, timeZone)];
    days.set(message, known);
  }
  return known[1];
}

/** Groups messages, oldest first, by author and time, and marks where a day and the unread ones begin. */
export function buildMessageRows(messages: readonly MessageView[], settings: RowSettings): MessageRow[] {
  let previous: MessageView | undefined;
  let previousDay: string | undefined;
  return messages.map((message) => {
    const day = getDay(message, settings.timeZone);
    const startsDay = previousDay === undefined ? !settings.hasOlder : day !== previousDay;
    const startsNew = message.key === settings.firstUnreadKey;
    const continues =
      previous?.kind === "text" &&
      message.kind === "text" &&
      previous.author.id === message.author.id &&
      Date.parse(message.createdAt) - Date.parse(previous.createdAt) < groupWindowMs;
    previous = message;
    previousDay = day;
    return { message, startsDay, startsNew, startsGroup: !continues || startsDay || startsNew };
  });
}
