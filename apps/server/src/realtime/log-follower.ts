import { ApiError, type ResetReason } from "@parley/api/server";
import type { LogMark } from "../events/log-entry.js";
import type { FeedReader, HydratedRow } from "../events/log-reader.js";
import type { Logger } from "../observability/logger.js";
import type { Timers } from "../timers.js";

/** Wait before a database is asked again that did not answer, in milliseconds. */
const READ_RETRY_MS = 250;
/** The longest somebody waits to know how far the log reaches, in milliseconds. */
const MOST_WAIT_MS = 5_000;

/** What is read for: a feed. */
export interface LogReceiver {
  readonly workspaceId: string;
  /** Behind which event it reads on. */
  readonly place: LogMark;
  /** Why nothing is to be read for it any more; `null` while it goes on. */
  readonly fault: ResetReason | null;
  /** An event of the log, in order; one it has already is passed over. */
  take(hydrated: HydratedRow): void;
  /** The log no longer has this place: another history, or truncated. */
  break(reason: ResetReason, lost: LogMark): void;
}

export interface LogFollowerDeps {
  reader: Pick<FeedReader, "page">;
  logger: Logger;
  timers: Timers;
  /** Events read at once. */
  pageSize: number;
}

/** One reading up to the log's end, and all who wait for it. */
class Reading {
  readonly ended: Promise<boolean>;
  private resolve: (answered: boolean) => void = () => undefined;
  private callOff: (() => void) | null = null;

  constructor() {
    this.ended = new Promise((resolve) => {
      this.resolve = resolve;
    });
  }

  /** Ends it, with whether the database answered. */
  end(answered: boolean): void {
    this.callOff?.();
    this.resolve(answered);
  }

  /** One wait for all, from the first on. */
  limit(timers: Timers, onOver: () => void): void {
    this.callOff ??= timers.after(MOST_WAIT_MS, onOver);
  }
}

/**
 * Reads one workspace's log on, one reading at a time. Who asks gets one that begins after they asked, and shares it with all
 * who asked since the last one began: a crowd costs two readings, not one each (SPEC R3a).
 */
export class LogFollower {
  /** Asked for, and not begun. */
  private next: Reading | null = null;
  private busy = false;
  /** Where the log ended when events were shown that lie before: as things stood there. It must not go another way (SPEC N5). */
  private shownAt: LogMark = { seq: 0, rid: 0 };
  private retrying = false;

  constructor(
    private readonly receiver: LogReceiver,
    private readonly deps: LogFollowerDeps,
  ) {}

  /**
   * Reads up to the log's end. Resolves with `false` when the database did not answer: then it goes on by itself later.
   */
  read(): Promise<boolean> {
    return this.ask().ended;
  }

  /**
   * The same for who must know how far the log reaches. Throws DATABASE_UNAVAILABLE, with a wait, when the database refuses
   * or is silent for five seconds.
   */
  async catchUp(): Promise<void> {
    const reading = this.ask();
    reading.limit(this.deps.timers, () => this.giveUp(reading));
    if (!(await reading.ended))
      throw new ApiError("DATABASE_UNAVAILABLE", {
        message: "The log cannot be read.",
        retryAfterMs: READ_RETRY_MS,
      });
  }

  private ask(): Reading {
    this.next ??= new Reading();
    const asked = this.next;
    if (!this.busy) void this.readOn();
    return asked;
  }

  /** Nobody waits for it any more; what was asked for is still read. */
  private giveUp(reading: Reading): void {
    if (this.next === reading) this.next = new Reading();
    reading.end(false);
  }

  private async readOn(): Promise<void> {
    this.busy = true;
    for (let reading = this.next; reading !== null; reading = this.next) {
      this.next = null;
      const answered = await this.readToEnd();
      reading.end(answered);
      if (answered) continue;
      // Who asked meanwhile is told too: their reading would come only after the wait.
      this.takeNext()?.end(false);
      this.readLater();
    }
    // In the same turn as the last look at `next`: whoever asks from now on begins anew.
    this.busy = false;
  }

  private takeNext(): Reading | null {
    const { next } = this;
    this.next = null;
    return next;
  }

  private async readToEnd(): Promise<boolean> {
    const { receiver } = this;
    try {
      while (receiver.fault === null && !(await this.readPage()));
      return true;
    } catch (error) {
      const { workspaceId } = receiver;
      this.deps.logger.warn({ err: error, workspaceId }, "the log cannot be read; trying again");
      return false;
    }
  }

  /** Something was shown as things stood when the log ended there. */
  noteShown(end: LogMark): void {
    if (end.seq > this.shownAt.seq) this.shownAt = end;
  }

  /** Whether an event may follow what was shown so far. */
  agrees({ row }: HydratedRow): boolean {
    return row.seq !== this.shownAt.seq || row.rid === this.shownAt.rid;
  }

  /** Gives whether the log's end is reached, or nothing more is to be read. */
  private async readPage(): Promise<boolean> {
    const { receiver, shownAt } = this;
    const { reader, pageSize } = this.deps;
    const { seq: after, rid } = receiver.place;
    const isUnderWay = after < shownAt.seq;
    const place = { after, rid, limit: pageSize, ...(isUnderWay ? { by: shownAt } : {}) };
    const page = await reader.page(receiver.workspaceId, place);
    if (receiver.fault !== null) return true;
    const { seq, rid: mark } = receiver.place;
    if (!page.ok) {
      // The node's own commits may have taken it past the floor while the answer was under way.
      if (page.reason === "BELOW_FLOOR" && seq > after) return false;
      const isOther = isUnderWay && page.reason === "OTHER_HISTORY";
      const lost = isOther ? await this.findLost(shownAt) : receiver.place;
      if (receiver.fault === null) receiver.break(page.reason, lost);
      return true;
    }
    // Somebody was shown another course meanwhile: which of the two there is, the next page says.
    if (!page.rows.every((hydrated) => this.agrees(hydrated))) return false;
    // Commits of this node's own may have come in between: what follows them must be of their history (SPEC N5).
    const own = page.rows.find(({ row }) => row.seq === seq);
    if (own !== undefined && own.row.rid !== mark) {
      receiver.break("OTHER_HISTORY", receiver.place);
      return true;
    }
    this.noteShown(page.end);
    for (const hydrated of page.rows) receiver.take(hydrated);
    return page.rows.length < pageSize;
  }

  /** Of the feed's place and a later one, the first that the log no longer has. */
  private async findLost(later: LogMark): Promise<LogMark> {
    const { workspaceId, place } = this.receiver;
    const page = await this.deps.reader.page(workspaceId, { after: place.seq, rid: place.rid, limit: 1 });
    return page.ok ? later : place;
  }

  /** One wait at a time, however many asked in vain. */
  private readLater(): void {
    if (this.retrying) return;
    this.retrying = true;
    this.deps.timers.after(READ_RETRY_MS, () => {
      this.retrying = false;
      if (this.receiver.fault === null) void this.read();
    });
  }
}
