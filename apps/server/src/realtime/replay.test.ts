import { beforeEach, describe, expect, it } from "vitest";
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
const replays = new Semaphore(4);
const cursorAt = (seq: number) => ({ seq, rid: seq * 7 });

function subscriberFor(memberId: string): FakeSubscriber {
  return new FakeSubscriber(feed.membership.member(memberId));
}

async function start(subscriber: FakeSubscriber, cursor: { seq: number; rid: number }) {
  await feed.catchUp();
  return replay(feed, subscriber, cursor, { reader: log, replays, limits: STREAM_LIMITS });
}

async function openFeed(): Promise<void> {
  feed = new Feed("w", {
    reader: log,
    logger: silentLogger,
    timers: systemTimers,
    limits: STREAM_LIMITS,
    onJoined: () => undefined,
    onDeactivated: () => undefined,
    onBroken: () => undefined,
  });
  await feed.ready;
}

async function caughtUp(): Promise<void> {
  feed.hint(log.head);
  await feed.fill();
  feed.flush();
}

function seqsFrom(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

beforeEach(() => {
  log = new FakeLog();
  log.members.set("ada", "member");
  log.join(HOUSE, "ada");
});

describe("replay", () => {
  it("gives what was missed, from the database and from the ring, then lives on without gap or double (R3)", async () => {
    for (let index = 0; index < 450; index += 1) log.send(HOUSE, `old${index}`, "old");
    await openFeed();
    for (let index = 0; index < 30; index += 1) log.send(HOUSE, `ring${index}`, "ring");
    await caughtUp();
    const ada = subscriberFor("ada");
    expect(await start(ada, cursorAt(1))).toBeNull();
    log.send(HOUSE, "live", "live");
    await caughtUp();
    expect(ada.seqs).toEqual(seqsFrom(2, log.head));
  });

  it("misses nothing that is written while it replays (R3)", async () => {
    for (let index = 0; index < 900; index += 1) log.send(HOUSE, `old${index}`, "old");
    await openFeed();
    const ada = subscriberFor("ada");
    ada.drained = async () => {
      log.send(HOUSE, `during${log.head}`, "during");
      feed.hint(log.head);
      await feed.fill();
    };
    expect(await start(ada, cursorAt(1))).toBeNull();
    await caughtUp();
    expect(ada.seqs).toEqual(seqsFrom(2, log.head));
  });

  it("does not hand out words deleted since, neither from the log nor from the ring (N2, W7)", async () => {
    await openFeed();
    log.send(HOUSE, "secret", "the secret");
    log.send(HOUSE, "other", "harmless");
    await caughtUp();
    log.change(HOUSE, "secret", "message.deleted", "");
    await caughtUp();
    const ada = subscriberFor("ada");
    expect(await start(ada, cursorAt(1))).toBeNull();
    expect(ada.seqs).toEqual([2, 3, 4]);
    expect(JSON.stringify(ada.writes)).not.toContain("the secret");
  });

  it("does not keep an entry shown anew when its entity changed meanwhile (N2)", async () => {
    await openFeed();
    log.send(HOUSE, "note", "first");
    log.change(HOUSE, "note", "message.edited", "the secret");
    await caughtUp();
    const original = log.rehydrate.bind(log);
    log.rehydrate = async (workspaceId, rows, by) => {
      const shown = await original(workspaceId, rows, by);
      log.rehydrate = original;
      log.change(HOUSE, "note", "message.deleted", "");
      feed.hint(log.head);
      await feed.fill();
      return shown;
    };
    const ada = subscriberFor("ada");
    expect(await start(ada, cursorAt(1))).toBeNull();
    await caughtUp();
    expect(ada.seqs).toEqual([2, 3, 4]);
    const again = subscriberFor("ada");
    expect(await start(again, cursorAt(1))).toBeNull();
    expect(JSON.stringify(again.writes)).not.toContain("the secret");
  });

  it("attaches nobody who has gone meanwhile", async () => {
    await openFeed();
    const ada = subscriberFor("ada");
    ada.alive = false;
    expect(await start(ada, cursorAt(1))).toBeNull();
    log.send(HOUSE, "m", "text");
    await caughtUp();
    expect(ada.seqs).toEqual([]);
  });
});

describe("a cursor that cannot be served", () => {
  it.each([
    ["with another mark", { seq: 2, rid: 1 }, "OTHER_HISTORY"],
    ["beyond the head", { seq: 99, rid: 1 }, "AHEAD_OF_HEAD"],
  ])("%s is answered with a reset (R2)", async (_name, cursor, reason) => {
    log.send(HOUSE, "m", "text");
    await openFeed();
    expect(await start(subscriberFor("ada"), cursor)).toBe(reason);
  });

  it("below the floor is answered with a reset (R2)", async () => {
    for (let index = 0; index < 10; index += 1) log.send(HOUSE, `m${index}`, "text");
    log.floor = 5;
    await openFeed();
    expect(await start(subscriberFor("ada"), cursorAt(3))).toBe("BELOW_FLOOR");
  });

  it("too far behind is answered with a reset, before anything is read (R8)", async () => {
    for (let index = 0; index < 5_100; index += 1) log.send(HOUSE, `m${index}`, "text");
    await openFeed();
    expect(await start(subscriberFor("ada"), cursorAt(1))).toBe("TOO_FAR_BEHIND");
  });

  it("just beyond the feed's head is served when the log has it", async () => {
    await openFeed();
    log.send(HOUSE, "m", "text");
    const ada = subscriberFor("ada");
    expect(await start(ada, cursorAt(2))).toBeNull();
    expect(ada.seqs).toEqual([]);
  });
});
