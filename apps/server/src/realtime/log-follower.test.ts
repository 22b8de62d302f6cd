import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { LogMark } from "../events/log-entry.js";
import type { FeedReader, HydratedRow, LogPage } from "../events/log-reader.js";
import { eventually } from "../testing/eventually.js";
import { FakeLog } from "../testing/fakes/fake-log.js";
import { silentLogger } from "../testing/fakes/silent-logger.js";
import { deferred } from "../testing/sockets/live-door.js";
import { systemTimers } from "../timers.js";
import { LogFollower, type LogReceiver } from "./log-follower.js";

const PAGE = 4;

/** A feed that keeps count only. */
class Receiver implements LogReceiver {
  readonly workspaceId = "w";
  place: LogMark = { seq: 0, rid: 0 };
  fault: LogReceiver["fault"] = null;
  take({ row }: HydratedRow): void {
    if (row.seq === this.place.seq + 1) this.place = row;
  }
  lost: LogMark | null = null;
  break(reason: NonNullable<LogReceiver["fault"]>, lost: LogMark): void {
    this.fault = reason;
    this.lost = lost;
  }
}

/** A database whose answers are held back: each asked page waits to be let through. */
class HeldReader implements Pick<FeedReader, "page"> {
  readonly asked: (() => void)[] = [];
  constructor(private readonly log: FakeLog) {}
  async page(...place: Parameters<FeedReader["page"]>): Promise<LogPage> {
    // It sees the log as it is when it is asked, as a snapshot does.
    const page = await this.log.page(...place);
    const held = deferred();
    this.asked.push(held.resolve);
    await held.promise;
    return page;
  }
  async letThrough(): Promise<void> {
    const asked = await eventually("a page is asked for", () => this.asked.shift());
    asked();
  }
}

let log: FakeLog;
let receiver: Receiver;
let reader: HeldReader;
let follower: LogFollower;

const followed = (by: Pick<FeedReader, "page">) =>
  new LogFollower(receiver, { reader: by, logger: silentLogger, timers: systemTimers, pageSize: PAGE });

/** Whether it has ended by now, once everything that follows by itself has followed. */
async function hasEnded(promise: Promise<unknown>): Promise<boolean> {
  const pending = new Promise<"pending">((resolve) => setImmediate(() => resolve("pending")));
  return (await Promise.race([promise.then(() => "ended"), pending])) === "ended";
}

beforeEach(() => {
  log = new FakeLog();
  log.send("house", "m1", "one");
  receiver = new Receiver();
  reader = new HeldReader(log);
  follower = followed(reader);
});

// Whoever reads in vain tries again for ever, also beside the tests of other files.
afterEach(() => {
  log.failure = null;
});

describe("who must know how far the log reaches (R3a)", () => {
  it("is not content with a reading that had begun before they asked", async () => {
    const early = follower.catchUp();
    await vi.waitFor(() => expect(reader.asked).toHaveLength(1));
    log.send("house", "m2", "two");
    const late = follower.catchUp();
    await reader.letThrough();
    await early;
    expect([receiver.place.seq, await hasEnded(late)]).toEqual([1, false]);
    await reader.letThrough();
    await late;
    expect(receiver.place.seq).toBe(2);
  });

  it("waits for one reading only, however many others ask behind them", async () => {
    void follower.read();
    const waiting = follower.catchUp();
    await reader.letThrough();
    await vi.waitFor(() => expect(reader.asked).toHaveLength(1));
    const later = follower.catchUp();
    await reader.letThrough();
    await waiting;
    expect(await hasEnded(later)).toBe(false);
    await reader.letThrough();
    await later;
  });

  it("waits for all of it where it takes several pages", async () => {
    for (let count = 0; count < 2 * PAGE; count += 1) log.send("house", `more ${count}`, "more");
    const waiting = follower.catchUp();
    await reader.letThrough();
    await reader.letThrough();
    expect(await hasEnded(waiting)).toBe(false);
    await reader.letThrough();
    await waiting;
    expect(receiver.place.seq).toBe(log.head);
  });

  it("shares two readings with a crowd of 10,000", async () => {
    follower = followed(log);
    await Promise.all(Array.from({ length: 10_000 }, () => follower.catchUp()));
    expect([log.reads, receiver.place.seq]).toEqual([2, 1]);
  });

  it("does not go on where the log no longer has the end as of which events were shown (N5)", async () => {
    for (let count = 0; count < PAGE; count += 1) log.send("house", `more ${count}`, "more");
    const waiting = follower.catchUp();
    await vi.waitFor(() => expect(reader.asked).toHaveLength(1));
    // The first page ends at 4, and was read when the log ended at 5: another server takes over that has another 5.
    log.rows.length = PAGE;
    log.send("house", "other", "other").rid += 1_000;
    for (let page = 1; page <= 3; page += 1) await reader.letThrough();
    await waiting;
    expect([receiver.place.seq, receiver.fault, receiver.lost]).toEqual([PAGE, "OTHER_HISTORY", { seq: 5, rid: 35 }]);
  });

  it("names its own place where that is the one that is lost (N5)", async () => {
    follower = followed(log);
    await follower.read();
    follower.noteShown({ seq: 3, rid: 21 });
    log.rows.length = 0;
    for (let count = 0; count < 3; count += 1) log.send("house", "other", "other").rid += 1_000;
    await follower.catchUp();
    expect(receiver).toMatchObject({ fault: "OTHER_HISTORY", lost: { seq: 1, rid: 7 } });
  });

  it("takes no event where somebody was shown another one, until the log says which there is (N5)", async () => {
    const waiting = follower.catchUp();
    await vi.waitFor(() => expect(reader.asked).toHaveLength(1));
    follower.noteShown({ seq: 1, rid: 99 });
    await reader.letThrough();
    await reader.letThrough();
    await reader.letThrough();
    await waiting;
    expect([receiver.place.seq, receiver.lost]).toEqual([0, { seq: 1, rid: 99 }]);
  });

  it("learns that this is another history, and asks no database for it again", async () => {
    follower = followed(log);
    receiver.place = { seq: 1, rid: 99 };
    await follower.catchUp();
    expect(receiver.fault).toBe("OTHER_HISTORY");
    await follower.catchUp();
    expect(log.reads).toBe(1);
  });
});

describe("a database that does not answer", () => {
  const UNAVAILABLE = { reason: "DATABASE_UNAVAILABLE" };

  it("is told of at once to all who wait, also to those who asked meanwhile; then it is read on by itself", async () => {
    follower = followed(log);
    log.failure = new Error("connection lost");
    const outcomes = await Promise.allSettled([follower.catchUp(), follower.catchUp(), follower.catchUp()]);
    for (const outcome of outcomes) expect(outcome).toMatchObject({ status: "rejected", reason: UNAVAILABLE });
    expect(log.reads).toBe(1);
    log.failure = null;
    await vi.waitFor(() => expect(receiver.place.seq).toBe(1));
  });

  it("that says nothing is told of after five seconds, and what it says later still counts", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    try {
      const first = follower.catchUp();
      const second = follower.catchUp();
      const refused = Promise.allSettled([first, second]);
      await vi.advanceTimersByTimeAsync(4_999);
      expect(await hasEnded(refused)).toBe(false);
      await vi.advanceTimersByTimeAsync(1);
      for (const outcome of await refused) expect(outcome).toMatchObject({ status: "rejected", reason: UNAVAILABLE });
    } finally {
      vi.useRealTimers();
    }
    const third = follower.catchUp();
    await reader.letThrough();
    await reader.letThrough();
    await third;
    expect(receiver.place.seq).toBe(1);
  });
});
