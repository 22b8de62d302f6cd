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

/** What is reckoned once for each message: most of what rows cost, and each page of history makes the rows anew. */
interface Facts {
  timeZone: string;
  day: string;
  /** Milliseconds since 1970. */
  at: number;
  /** As it was last, to be the same again: rows that stay are not drawn again. */
  row: MessageRow;
}

const known = new WeakMap<MessageView, Facts>();

function learn(message: MessageView, timeZone: string): Facts {
  return {
    timeZone,
    day: getDayKey(message.createdAt, timeZone),
    at: Date.parse(message.createdAt),
    row: { message, startsGroup: false, startsDay: false, startsNew: false },
  };
}

function getFacts(message: MessageView, timeZone: string): Facts {
  let facts = known.get(message);
  if (facts?.timeZone !== timeZone) {
    facts = learn(message, timeZone);
    known.set(message, facts);
  }
  return facts;
}

const isSame = (one: MessageRow, other: MessageRow) =>
  one.startsGroup === other.startsGroup && one.startsDay === other.startsDay && one.startsNew === other.startsNew;

/** Groups messages, oldest first, by author and time, and marks where a day and the unread ones begin. */
export function buildMessageRows(messages: readonly MessageView[], settings: RowSettings): MessageRow[] {
  let previous: Facts | undefined;
  return messages.map((message) => {
    const facts = getFacts(message, settings.timeZone);
    const before = previous?.row.message;
    const startsDay = previous === undefined ? !settings.hasOlder : facts.day !== previous.day;
    const startsNew = message.key === settings.firstUnreadKey;
    const continues =
      previous !== undefined &&
      before?.kind === "text" &&
      message.kind === "text" &&
      before.author.id === message.author.id &&
      facts.at - previous.at < groupWindowMs;
    const row = { message, startsDay, startsNew, startsGroup: !continues || startsDay || startsNew };
    if (!isSame(facts.row, row)) facts.row = row;
    previous = facts;
    return facts.row;
  });
}
