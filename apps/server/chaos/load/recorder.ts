import { createWriteStream, type WriteStream } from "node:fs";
import type { Gap, LogEvent, ServerEvent } from "@parley/api";
import { hashText, type JournalRecord } from "../checker/journal.js";

interface Place {
  seq: number;
  rid: number;
}

/** A cursor, `seq.rid`, in its parts. */
export function placeOf(cursor: string): Place {
  const [seq = 0, rid = 0] = cursor.split(".").map(Number);
  return { seq, rid };
}

/** What an event shows, in which state. */
function shownBy(event: LogEvent): { entity: string | null; rev: number; text: number } {
  if ("message" in event) {
    const { id, rev, text } = event.message;
    return { entity: id, rev, text: hashText(text) };
  }
  if ("emoji" in event) return { entity: event.messageId, rev: event.count, text: hashText(event.emoji) };
  if ("conversation" in event) return { entity: event.conversation.id, rev: event.conversation.rev, text: 0 };
  if ("preferences" in event) return { entity: event.actorId ?? null, rev: event.preferences.rev, text: 0 };
  if ("thread" in event) return { entity: event.thread.rootId, rev: event.thread.readRev, text: 0 };
  if ("notification" in event) return { entity: event.notification.id, rev: Number(event.unread), text: 0 };
  if ("notificationId" in event) return { entity: event.notificationId, rev: 0, text: 0 };
  if ("clearedSeq" in event) return { entity: null, rev: event.readSeq, text: 0 };
  if ("rootId" in event) return { entity: event.rootId, rev: 0, text: 0 };
  if ("preview" in event) return { entity: event.messageId, rev: 0, text: hashText(event.preview?.title ?? "") };
  if ("messageId" in event) return { entity: event.messageId, rev: 0, text: 0 };
  if ("scheduledId" in event) return { entity: event.scheduledId, rev: 0, text: 0 };
  return { entity: "memberId" in event ? event.memberId : event.member.id, rev: 0, text: 0 };
}

/**
 * Writes the journal of one client: what arrived on its socket, whatever the client library made of it. What the library
 * then hands to the app is compared with that at once.
 */
export class Recorder {
  private readonly file: WriteStream;
  /** Arrived, and due to be handed to the app; the oldest first. */
  private due: Place[] = [];
  private last: Place = { seq: -1, rid: 0 };
  /** Whether nothing was asked for since the last snapshot. */
  private isFresh = false;
  deliveries = 0;

  constructor(path: string) {
    this.file = createWriteStream(path);
  }

  /** The last place the client heard of. */
  get place(): Place {
    return this.last;
  }

  private write(record: JournalRecord): void {
    this.file.write(`${JSON.stringify(record)}\n`);
  }

  /** The client asked for events: after a snapshot for the first time, else to go on. */
  subscribed(): void {
    const { seq, rid } = this.last;
    if (!this.isFresh) this.write(["resume", Date.now(), seq, rid]);
    this.isFresh = false;
  }

  snapshot(cursor: string): void {
    this.isFresh = true;
    this.settle();
    this.last = placeOf(cursor);
    this.write(["snapshot", Date.now(), this.last.seq, this.last.rid]);
  }

  /** Something came in on the socket's subscription to events. */
  arrived(cursor: string, event: ServerEvent): void {
    const at = Date.now();
    const { seq, rid } = placeOf(cursor);
    if (event.type === "reset") {
      this.settle();
      this.write(["reset", at, seq, rid, event.reason]);
      return;
    }
    if (event.type === "sync" || event.type === "gap") this.write([event.type, at, seq, rid]);
    else {
      this.deliveries += 1;
      const { entity, rev, text } = shownBy(event);
      this.write(["event", at, seq, rid, event.type, entity, rev, text]);
    }
    if (seq <= this.last.seq) return;
    this.last = { seq, rid };
    if (event.type !== "sync") this.due.push(this.last);
  }

  /** The client library handed this to the app. */
  handled({ seq }: LogEvent | Gap): void {
    const expected = this.due.shift();
    if (expected?.seq !== seq) this.mishandled(seq, `handed over ${seq} instead of ${expected?.seq ?? "nothing"}`);
  }

  private settle(): void {
    const [first] = this.due;
    this.due = [];
    if (first !== undefined) this.mishandled(first.seq, `never handed over ${first.seq}, which had arrived`);
  }

  private mishandled(seq: number, how: string): void {
    this.write(["mishandled", Date.now(), seq, 0, how]);
  }

  /** What the client made of events and of answers that came then is not what the server says. */
  differs(difference: string, answeredAt: readonly number[] = []): void {
    this.write(["state", Date.now(), this.last.seq, this.last.rid, difference, answeredAt]);
  }

  /** A search, begun at `askedAt`, has found these messages. */
  found(askedAt: number, messageIds: readonly string[]): void {
    this.write(["found", Date.now(), askedAt, 0, messageIds]);
  }

  /** A message to be sent later was taken at `rev`. */
  scheduled(id: string, nonce: string, rev: number): void {
    this.write(["scheduled", Date.now(), rev, 0, id, nonce]);
  }

  /** A message to be sent later is to be cancelled. */
  cancelled(id: string): void {
    this.write(["cancelled", Date.now(), 0, 0, id]);
  }

  /** Something came that is of somebody else. */
  foreign(what: string): void {
    this.write(["foreign", Date.now(), this.last.seq, this.last.rid, what]);
  }

  /** Resolves when all of it is on the disk. */
  close(): Promise<void> {
    this.settle();
    return new Promise((resolve) => this.file.end(() => resolve()));
  }
}
