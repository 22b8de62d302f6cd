import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { FeedReader } from "../events/log-reader.js";
import { Semaphore } from "../semaphore.js";
import { FakeLog } from "../testing/fakes/fake-log.js";
import { FakeSubscriber } from "../testing/fakes/fake-subscriber.js";
import { silentLogger } from "../testing/fakes/silent-logger.js";
import { systemTimers } from "../timers.js";
import { Feed } from "./feed.js";
import { replay } from "./replay.js";
import { STREAM_LIMITS } from "./stream-limits.js";

const HOUSE = "house";
let log: FakeLog;
let feed: Feed;

function openFeed(): Feed {
  return new Feed("w", {
    reader: log,
    logger: silentLogger,
    timers: systemTimers,
    limits: STREAM_LIMITS,
    onJoined: () => undefined,
    onDeactivated: () => undefined,
    onBroken: () => undefined,
  });
}

const cursorAt = (seq: number) => ({ seq, rid: seq * 7 });
const ada = () => new FakeSubscriber(feed.membership.member("ada"));

async function start(subscriber: FakeSubscriber, seq: number, reader: FeedReader = log) {
  await feed.catchUp();
  return replay(feed, subscriber, cursorAt(seq), { reader, replays: new Semaphore(4), limits: STREAM_LIMITS });
}

/** Another server takes over that has only so much of the log, and is written to. */
function failOver(keep: number, events: number): void {
  log.rows.length = keep;
  for (let count = 0; count < events; count += 1) {
    const row = log.send(HOUSE, `other ${log.head}`, "other");
    row.rid += 1_000_000;
  }
}

const committed = (seq: number) => log.rows.slice(seq - 1).map((row) => ({ row, event: null }));

beforeEach(async () => {
  log = new FakeLog();
  log.members.set("ada", "member");
  log.join(HOUSE, "ada");
  for (let count = 0; count < 9; count += 1) log.send(HOUSE, `m${count}`, "text");
  feed = openFeed();
  await feed.ready;
});

// Whoever reads in vain tries again for ever, also beside the tests of other files.
afterEach(() => {
  log.failure = null;
});

describe("an answer that was under way", () => {
  it("about the log's end does not reset anybody once the feed has gone on (N5)", async () => {
    const subscriber = ada();
    await start(subscriber, 10);
    const asked = feed.place;
    log.send(HOUSE, "late", "text");
    feed.takeCommitted(committed(11), 70);
    feed.check({ seq: 10, rid: 70 }, asked);
    expect([feed.head, feed.fault, subscriber.dropped]).toEqual([11, null, null]);
  });

  it("that the feed lies below the floor does not reset anybody once its own commits have taken it past (N5)", async () => {
    const subscriber = ada();
    await start(subscriber, 10);
    log.send(HOUSE, "late", "text");
    log.floor = 11;
    feed.hint(12);
    feed.takeCommitted(committed(11), 70);
    await feed.fill();
    expect([feed.head, feed.fault, subscriber.dropped]).toEqual([11, null, null]);
  });

  it("is not joined to events of a history the feed is not in (N5)", async () => {
    const subscriber = ada();
    await start(subscriber, 10);
    const lost = [{ row: { ...log.send(HOUSE, "lost", "text") }, event: null }];
    failOver(10, 3);
    feed.hint(13);
    feed.takeCommitted(lost, 70);
    await feed.fill();
    expect([feed.head, feed.fault, subscriber.dropped]).toEqual([11, "OTHER_HISTORY", "reset"]);
  });
});

describe("a database that does not answer", () => {
  it("is no reason to reset a client that is ahead of this node: it comes back (R2, R6)", async () => {
    log.send(HOUSE, "late", "text");
    log.failure = new Error("connection lost");
    await expect(start(ada(), 11)).rejects.toMatchObject({ reason: "DATABASE_UNAVAILABLE" });
    log.failure = null;
    expect(await start(ada(), 11)).toBeNull();
  });

  it("is no reason to refuse for good somebody who has just been taken in (N3b)", async () => {
    log.failure = new Error("connection lost");
    await expect(feed.requireMember("new")).rejects.toMatchObject({ reason: "DATABASE_UNAVAILABLE" });
  });

  it("is asked again once, however many asked in vain", async () => {
    const waits: (() => void)[] = [];
    const deps = { reader: log, logger: silentLogger, limits: STREAM_LIMITS };
    const nobody = { onJoined: () => undefined, onDeactivated: () => undefined, onBroken: () => undefined };
    const after = (_ms: number, task: () => void) => {
      waits.push(task);
      return () => undefined;
    };
    const patient = new Feed("w", { ...deps, ...nobody, timers: { ...systemTimers, after } });
    await patient.ready;
    log.failure = new Error("connection lost");
    for (let count = 0; count < 5; count += 1) expect(await patient.fill()).toBe(false);
    expect(waits).toHaveLength(1);
    waits.pop()?.();
    await patient.fill();
    expect(waits).toHaveLength(1);
  });
});

describe("another history", () => {
  it("comes to light when a commit of this node's own does not follow the feed's last event (N5)", async () => {
    const subscriber = ada();
    await start(subscriber, 10);
    failOver(8, 3);
    feed.takeCommitted(committed(11), log.rows[9]?.rid ?? 0);
    await feed.fill();
    expect([feed.head, feed.fault, subscriber.dropped]).toEqual([10, "OTHER_HISTORY", "reset"]);
    expect(subscriber.events.map(({ type }) => type)).toEqual(["reset"]);
  });

  it("lets nobody live on in a feed that is over, who was only being caught up included: they come back (N5, R3)", async () => {
    log.send(HOUSE, "more", "text");
    await feed.fill();
    const subscriber = ada();
    const reader: FeedReader = {
      snapshot: () => log.snapshot(),
      findRid: (id, seq) => log.findRid(id, seq),
      rehydrate: (id, rows, by) => log.rehydrate(id, rows, by),
      page: async (id, place) => {
        const page = await log.page(id, place);
        feed.check({ seq: 3, rid: 5 }, feed.place);
        return page;
      },
    };
    await expect(start(subscriber, 4, reader)).rejects.toMatchObject({ reason: "DATABASE_UNAVAILABLE" });
    expect([...feed.membership.subscribers()]).toEqual([]);
  });

  it("is not given to a client as the beginning of what the ring holds; the next feed serves whose place survived (R3, N5)", async () => {
    const subscriber = ada();
    failOver(6, 8);
    await expect(start(subscriber, 4)).rejects.toMatchObject({ reason: "DATABASE_UNAVAILABLE" });
    expect([subscriber.seqs, feed.fault]).toEqual([[], "OTHER_HISTORY"]);
    feed = openFeed();
    const again = ada();
    expect(await start(again, 4)).toBeNull();
    expect(again.seqs).toEqual([5, 6, 7, 8, 9, 10, 11, 12, 13, 14]);
  });

  it("that comes to light in the middle of a replay is no reason to refuse the cursor (R2, N5)", async () => {
    const subscriber = ada();
    const reader: FeedReader = {
      snapshot: () => log.snapshot(),
      findRid: (id, seq) => log.findRid(id, seq),
      rehydrate: (id, rows, by) => log.rehydrate(id, rows, by),
      page: (id, place) => {
        failOver(6, 8);
        return log.page(id, place);
      },
    };
    await expect(start(subscriber, 4, reader)).rejects.toMatchObject({ reason: "DATABASE_UNAVAILABLE" });
    expect(feed.fault).toBe("OTHER_HISTORY");
  });

  it("is not asked what an event of this one shows by now, which would be nothing (N2, N5)", async () => {
    log.send(HOUSE, "note", "first");
    log.change(HOUSE, "note", "message.edited", "second");
    await feed.fill();
    const subscriber = ada();
    const reader: FeedReader = {
      snapshot: () => log.snapshot(),
      findRid: (id, seq) => log.findRid(id, seq),
      page: (id, place) => log.page(id, place),
      rehydrate: (id, rows, by) => {
        failOver(10, 5);
        return log.rehydrate(id, rows, by);
      },
    };
    await expect(start(subscriber, 10, reader)).rejects.toMatchObject({ reason: "DATABASE_UNAVAILABLE" });
    expect([subscriber.seqs, feed.fault]).toEqual([[], "OTHER_HISTORY"]);
  });

  it("comes to light when it lacks the state in which an event was shown anew (N5)", async () => {
    log.send(HOUSE, "note", "first");
    log.change(HOUSE, "note", "message.edited", "second");
    await feed.fill();
    const reader: FeedReader = {
      snapshot: () => log.snapshot(),
      findRid: (id, seq) => log.findRid(id, seq),
      page: (id, place) => log.page(id, place),
      rehydrate: async (id, rows, by) => {
        log.change(HOUSE, "note", "message.edited", "third, and lost");
        const shown = await log.rehydrate(id, rows, by);
        failOver(12, 5);
        return shown;
      },
    };
    const subscriber = ada();
    expect(await start(subscriber, 10, reader)).toBeNull();
    expect(JSON.stringify(subscriber.writes)).toContain("third, and lost");
    await feed.fill();
    expect([feed.fault, subscriber.dropped]).toEqual(["OTHER_HISTORY", "reset"]);
  });

  it("does not vouch for a cursor at the very beginning of the ring (R2)", async () => {
    failOver(9, 3);
    const cursor = { seq: 10, rid: log.rows[9]?.rid ?? 0 };
    const deps = { reader: log, replays: new Semaphore(4), limits: STREAM_LIMITS };
    feed.takeCommitted(committed(11).slice(0, 1), 70);
    expect(await replay(feed, ada(), cursor, deps)).toBe("OTHER_HISTORY");
  });
});
