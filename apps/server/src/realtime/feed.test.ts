import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Semaphore } from "../semaphore.js";
import { FakeLog } from "../testing/fakes/fake-log.js";
import { FakeSubscriber } from "../testing/fakes/fake-subscriber.js";
import { silentLogger } from "../testing/fakes/silent-logger.js";
import { systemTimers } from "../timers.js";
import { Feed } from "./feed.js";
import { replay } from "./replay.js";
import { STREAM_LIMITS } from "./stream-limits.js";

const HOUSE = "house";
const GARDEN = "garden";

let log: FakeLog;
let feed: Feed;
const replays = new Semaphore(4);

function openFeed(timers = systemTimers): Feed {
  return new Feed("w", {
    reader: log,
    logger: silentLogger,
    timers,
    limits: STREAM_LIMITS,
    onJoined: () => undefined,
    onDeactivated: () => undefined,
    onBroken: () => undefined,
  });
}

async function subscribe(memberId: string, cursor: { seq: number; rid: number }) {
  await feed.ready;
  const subscriber = new FakeSubscriber(feed.membership.member(memberId));
  const refused = await replay(feed, subscriber, cursor, { reader: log, replays, limits: STREAM_LIMITS });
  return { subscriber, refused };
}

const cursorAt = (seq: number) => ({ seq, rid: seq * 7 });

async function caughtUp(): Promise<void> {
  feed.hint(log.head);
  await feed.fill();
  feed.flush();
}

beforeEach(() => {
  log = new FakeLog();
  for (const memberId of ["ada", "ben", "cid"]) log.members.set(memberId, "member");
  log.join(HOUSE, "ada");
  log.join(HOUSE, "ben");
  log.join(GARDEN, "ada");
  feed = openFeed();
});

// Whoever reads in vain tries again for ever, also beside the tests of other files.
afterEach(() => {
  log.failure = null;
});

describe("live delivery", () => {
  it("gives every member of a conversation each event once, in order, and nobody else any (R4)", async () => {
    const { subscriber: ada } = await subscribe("ada", cursorAt(3));
    const { subscriber: cid } = await subscribe("cid", cursorAt(3));
    log.send(HOUSE, "m1", "one");
    log.send(GARDEN, "m2", "two");
    await caughtUp();
    feed.hint(log.head);
    await caughtUp();
    expect(ada.seqs).toEqual([4, 5]);
    expect(cid.seqs).toEqual([]);
  });

  it("keeps log order across conversations and sends one write a tick", async () => {
    const { subscriber: ada } = await subscribe("ada", cursorAt(3));
    for (let index = 0; index < 6; index += 1) log.send(index % 2 === 0 ? HOUSE : GARDEN, `m${index}`, "text");
    await caughtUp();
    expect(ada.seqs).toEqual([4, 5, 6, 7, 8, 9]);
    expect(ada.writes).toHaveLength(1);
  });

  it("shows a joiner everything from their joining on, and a leaver their leaving and nothing after (W8, N3a)", async () => {
    const { subscriber: cid } = await subscribe("cid", cursorAt(3));
    log.send(HOUSE, "m1", "before");
    const joined = log.join(HOUSE, "cid");
    const seen = log.send(HOUSE, "m2", "inside");
    const left = log.leave(HOUSE, "cid");
    log.send(HOUSE, "m3", "after");
    await caughtUp();
    expect(cid.seqs).toEqual([joined.seq, seen.seq, left.seq]);
  });

  it("does not show who reads since joining what was written before, not even when it is edited (W8)", async () => {
    const old = log.send(HOUSE, "old", "the secret");
    await caughtUp();
    const { subscriber: cid } = await subscribe("cid", cursorAt(old.seq));
    const { subscriber: ben } = await subscribe("ben", cursorAt(old.seq));
    const joined = log.join(HOUSE, "cid", "since-joining");
    const edited = log.change(HOUSE, "old", "message.edited", "the secret again");
    const fresh = log.send(HOUSE, "new", "hello");
    await caughtUp();
    expect(ben.seqs).toEqual([joined.seq, edited.seq, fresh.seq]);
    expect(cid.seqs).toEqual([joined.seq, fresh.seq]);
    const { subscriber: again } = await subscribe("cid", cursorAt(old.seq));
    expect(again.seqs).toEqual([joined.seq, fresh.seq]);
    feed = openFeed();
    const { subscriber: later } = await subscribe("cid", cursorAt(old.seq));
    expect(later.seqs).toEqual([joined.seq, fresh.seq]);
  });

  it("tells of what was said of a message only those whose history has that message (W8)", async () => {
    const old = log.send(HOUSE, "old", "the secret");
    feed = openFeed();
    await caughtUp();
    const { subscriber: ben } = await subscribe("ben", cursorAt(old.seq));
    const { subscriber: cid } = await subscribe("cid", cursorAt(old.seq));
    const joined = log.join(HOUSE, "cid", "since-joining");
    const fresh = log.send(HOUSE, "new", "hello");
    const seen = log.react(HOUSE, "thumbs on new", "new");
    const unseen = [log.react(HOUSE, "thumbs on old", "old"), log.react(HOUSE, "heart on old", "old")];
    await caughtUp();
    expect(ben.seqs).toEqual([joined, fresh, seen, ...unseen].map(({ seq }) => seq));
    expect(cid.seqs).toEqual([joined.seq, fresh.seq, seen.seq]);
    feed = openFeed();
    const { subscriber: later } = await subscribe("cid", cursorAt(old.seq));
    expect(later.seqs).toEqual([joined.seq, fresh.seq, seen.seq]);
  });

  it("replays nothing of what was said of a message deleted since (N2)", async () => {
    const sent = log.send(HOUSE, "old", "hello");
    feed = openFeed();
    await caughtUp();
    log.react(HOUSE, "thumbs", "old");
    await caughtUp();
    const deleted = log.change(HOUSE, "old", "message.deleted", "");
    await caughtUp();
    const { subscriber } = await subscribe("ben", cursorAt(sent.seq));
    expect(subscriber.seqs).toEqual([deleted.seq]);
  });

  it("tells guests only about people they share a conversation with (W8)", async () => {
    log.members.set("guest", "guest");
    log.join(HOUSE, "guest");
    feed = openFeed();
    const { subscriber: guest } = await subscribe("guest", cursorAt(4));
    log.append({ type: "member.changed", audience: "workspace", entityId: "cid" });
    const shared = log.append({ type: "member.changed", audience: "workspace", entityId: "ada" });
    await caughtUp();
    expect(guest.seqs).toEqual([shared.seq]);
  });

  it("shows a member's own events to that member alone", async () => {
    const { subscriber: ada } = await subscribe("ada", cursorAt(3));
    const { subscriber: ben } = await subscribe("ben", cursorAt(3));
    log.append({ type: "member.changed", audience: "member", memberId: "ben" });
    await caughtUp();
    expect([ada.seqs, ben.seqs]).toEqual([[], [4]]);
  });

  it("closes the connection of a reader that has stopped, and only that one (R7)", async () => {
    const { subscriber: ada } = await subscribe("ada", cursorAt(3));
    const { subscriber: ben } = await subscribe("ben", cursorAt(3));
    ben.writable = false;
    log.send(HOUSE, "m1", "one");
    await caughtUp();
    expect(ada.seqs).toEqual([4]);
    expect(ben.seqs).toEqual([]);
    expect(ben.dropped).toBe("slow");
  });

  it("looks at readers again after each slice, so that one write never fills more than its share (R7)", async () => {
    const { subscriber: ada } = await subscribe("ada", cursorAt(3));
    const { subscriber: ben } = await subscribe("ben", cursorAt(3));
    const write = ben.write.bind(ben);
    ben.write = (frames) => {
      write(frames);
      ben.writable = false;
    };
    for (let index = 0; index < 4; index += 1) log.send(HOUSE, `m${index}`, "x".repeat(100_000));
    await caughtUp();
    expect(ada.writes.map((messages) => messages.length)).toEqual([2, 2]);
    expect([ben.seqs, ben.dropped]).toEqual([[4, 5], "slow"]);
  });

  it("catches up slice by slice, waiting for the reader in between (R7)", async () => {
    for (let index = 0; index < 6; index += 1) log.send(HOUSE, `old${index}`, "x".repeat(100_000));
    feed = openFeed();
    await feed.ready;
    for (let index = 0; index < 6; index += 1) log.send(HOUSE, `new${index}`, "x".repeat(100_000));
    await caughtUp();
    const subscriber = new FakeSubscriber(feed.membership.member("ada"));
    const unsent: number[] = [];
    subscriber.drained = async () => void unsent.push(subscriber.writes.length);
    await replay(feed, subscriber, cursorAt(3), { reader: log, replays, limits: STREAM_LIMITS });
    expect(unsent).toEqual([2, 4, 6, 8, 10]);
    expect(subscriber.seqs).toHaveLength(12);
  });

  it("moves quiet clients' cursors to the head (R5)", async () => {
    const { subscriber: cid } = await subscribe("cid", cursorAt(3));
    log.send(HOUSE, "m1", "not for cid");
    await caughtUp();
    feed.sync();
    expect(cid.events).toEqual([{ type: "sync", seq: 4 }]);
  });

  it("moves the cursors of very many in several turns, never back behind what came meanwhile, and not of who has left (R5)", async () => {
    let now = 0;
    const turns: (() => void)[] = [];
    feed = openFeed({ ...systemTimers, now: () => now, defer: (task) => void turns.push(task) });
    const [ada, ben, cid] = [
      (await subscribe("ada", cursorAt(3))).subscriber,
      (await subscribe("ben", cursorAt(3))).subscriber,
      (await subscribe("cid", cursorAt(3))).subscriber,
    ];
    for (const reader of [ada, ben, cid]) {
      const write = reader.write.bind(reader);
      reader.write = (frames) => {
        now += 10;
        write(frames);
      };
    }
    feed.sync();
    expect([ada, ben, cid].map(({ events }) => events)).toEqual([[{ type: "sync", seq: 3 }], [], []]);

    log.send(HOUSE, "m1", "meanwhile");
    await caughtUp();
    feed.membership.detach(cid);
    while (turns.length > 0) turns.shift()?.();
    expect(ben.events.at(-1)).toEqual({ type: "sync", seq: 4 });
    expect(cid.events).toEqual([]);
  });
});

describe("a feed and its database", () => {
  it("notes hints while it loads and catches up afterwards (N3a)", async () => {
    log.send(HOUSE, "m1", "one");
    const late = openFeed();
    late.hint(log.head + 1);
    log.send(HOUSE, "m2", "two");
    await late.ready;
    await late.fill();
    expect(late.head).toBe(log.head);
  });

  it("goes on by itself after the database was away (N3a)", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    try {
      const { subscriber: ada } = await subscribe("ada", cursorAt(3));
      log.send(HOUSE, "m1", "one");
      log.failure = new Error("connection lost");
      feed.hint(log.head);
      await feed.fill();
      expect(ada.seqs).toEqual([]);
      log.failure = null;
      await vi.runAllTimersAsync();
      await feed.fill();
      feed.flush();
      expect(ada.seqs).toEqual([4]);
    } finally {
      vi.useRealTimers();
    }
  });

  it("resets its clients when the log is another one than before (N5)", async () => {
    const { subscriber: ada } = await subscribe("ada", cursorAt(3));
    feed.check({ seq: 3, rid: 999 }, feed.place);
    expect(ada.events).toEqual([expect.objectContaining({ type: "reset", reason: "OTHER_HISTORY" })]);
    expect(ada.dropped).toBe("reset");
  });

  it("resets its clients when the log got shorter (N5)", async () => {
    const { subscriber: ada } = await subscribe("ada", cursorAt(3));
    feed.check({ seq: 1, rid: 7 }, feed.place);
    expect(ada.events.map((event) => event.type)).toEqual(["reset"]);
  });
});
