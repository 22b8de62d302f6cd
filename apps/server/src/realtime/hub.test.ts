import { expect, test } from "vitest";
import { FakeChannel } from "../testing/fakes/fake-channel.js";
import { FakeLog } from "../testing/fakes/fake-log.js";
import { silentLogger } from "../testing/fakes/silent-logger.js";
import { mintActor } from "../testing/mint-actor.js";
import { deferred } from "../testing/sockets/live-door.js";
import { Hub } from "./hub.js";

const actor = mintActor({ workspaceId: "w", memberId: "ada", userId: "u", role: "member" });

function createHub(log: FakeLog): Hub {
  return new Hub({
    reader: log,
    logger: silentLogger,
    findHeads: async () => [{ workspaceId: "w", head: log.head, rid: log.rows[log.head - 1]?.rid ?? 0 }],
  });
}

test("a feed is not let go while somebody is on the way into it (R3)", async () => {
  const log = new FakeLog();
  log.members.set("ada", "member");
  const loading = deferred();
  const snapshot = log.snapshot.bind(log);
  log.snapshot = async () => {
    await loading.promise;
    return snapshot();
  };
  const hub = createHub(log);
  const opening = hub.events(actor, { cursor: "0.0" }).open(new FakeChannel());
  for (let round = 0; round < 20; round += 1) hub.sync();
  loading.resolve();
  const close = await opening;
  expect(hub.findFeed("w")?.users).toBe(1);
  close();
  expect(hub.findFeed("w")?.users).toBe(0);
  for (let round = 0; round < 20; round += 1) hub.sync();
  expect(hub.findFeed("w")).toBeUndefined();
});

test("a head check whose answer is overtaken by the next commit resets nobody (N5)", async () => {
  const log = new FakeLog();
  log.members.set("ada", "member");
  log.join("house", "ada");
  const hub = new Hub({
    reader: log,
    logger: silentLogger,
    findHeads: async () => {
      const end = { workspaceId: "w", head: log.head, rid: log.rows[log.head - 1]?.rid ?? 0 };
      const row = log.send("house", "m", "text");
      hub.publish("w", [{ row, event: null }], end.rid);
      return [end];
    },
  });
  const feed = hub.feed("w");
  await feed.ready;
  await hub.checkHeads();
  expect([hub.findFeed("w"), feed.head]).toEqual([feed, 2]);
});

test("10,000 who come back at once cost a handful of reads, and miss nothing (R3a)", async () => {
  const log = new FakeLog();
  log.members.set("ada", "member");
  log.join("house", "ada");
  const hub = createHub(log);
  await hub.feed("w").ready;
  const missed = log.send("house", "m", "text");
  log.reads = 0;
  const channels = Array.from({ length: 10_000 }, () => new FakeChannel());
  await Promise.all(channels.map(async (channel) => hub.events(actor, { cursor: "1.7" }).open(channel)));
  expect(log.reads).toBeLessThanOrEqual(4);
  for (const { values } of channels) expect(values).toMatchObject([{ data: { seq: missed.seq } }]);
});
