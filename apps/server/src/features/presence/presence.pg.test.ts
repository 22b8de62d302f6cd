import { randomUUID } from "node:crypto";
import type { Actor, EphemeralSignal, MemberPresence } from "@parley/api/server";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { LogReader } from "../../events/log-reader.js";
import { createLogger } from "../../observability/logger.js";
import type { Channel } from "../../realtime/direct-source.js";
import { EphemeralHub } from "../../realtime/ephemeral-hub.js";
import type { Feed } from "../../realtime/feed.js";
import { Hub } from "../../realtime/hub.js";
import { workspaceHeads } from "../../realtime/workspace-heads.js";
import {
  type ConversationWorld,
  createGroup,
  openConversationWorld,
  seedWorkspace,
} from "../../testing/conversation-factories.js";
import { FakeChannel } from "../../testing/fakes/fake-channel.js";
import { createPresenceFeature } from "./index.js";

let world: ConversationWorld;
let ephemeral: EphemeralHub;
let presence: ReturnType<typeof createPresenceFeature>;
let feed: () => Feed;
let now: number;
let scheduled: Set<() => void>;
let ada: Actor;
let ben: Actor;
let stranger: Actor;

beforeAll(async () => {
  world = await openConversationWorld();
});
afterAll(() => world.close());

beforeEach(async () => {
  [ada, ben, stranger] = await seedWorkspace(world, "owner", "member", "member");
  await createGroup(world, ada, [ben]);
  now = Date.parse("2026-03-01T09:00:00.000Z");
  const logger = createLogger("silent");
  const hub = new Hub({
    logger,
    reader: new LogReader({ db: world.db, logger }),
    findHeads: (workspaceIds) => workspaceHeads(world.db, workspaceIds),
  });
  feed = () => hub.feed(ada.workspaceId);
  ephemeral = new EphemeralHub(hub);
  scheduled = new Set();
  const schedule = (task: () => void) => {
    scheduled.add(task);
    return () => scheduled.delete(task);
  };
  presence = createPresenceFeature({
    ...world.deps,
    signals: ephemeral,
    clock: { now: () => now },
    hub,
    ephemeral,
    schedule,
  });
});
afterEach(() => presence.board.stop());

async function connect(actor: Actor): Promise<FakeChannel & { close: () => void }> {
  const channel = new FakeChannel();
  const close = await ephemeral.open(actor, channel satisfies Channel);
  return Object.assign(channel, { close });
}

function runScheduled(): void {
  for (const task of [...scheduled]) task();
  scheduled.clear();
}

function lastOf(channel: FakeChannel, member: Actor): Pick<MemberPresence, "status"> | undefined {
  const seen = channel.values.filter(
    (signal): signal is EphemeralSignal & { type: "presence" } => signal.type === "presence",
  );
  return seen.findLast((signal) => signal.memberId === member.memberId);
}

describe("presence [F5.5]", () => {
  it("shows who comes to those who share a conversation, and to nobody else", async () => {
    const [watcher, outsider] = [await connect(ada), await connect(stranger)];
    await connect(ben);
    expect(lastOf(watcher, ben)).toMatchObject({ status: "online", lastSeenAt: null });
    expect(lastOf(outsider, ben)).toBeUndefined();
  });

  it("tells a newcomer who is there already", async () => {
    await connect(ben);
    expect(lastOf(await connect(ada), ben)).toMatchObject({ status: "online" });
  });

  it("introduces people to each other when they come into one conversation", async () => {
    const [watcher, newcomer] = [await connect(ada), await connect(stranger)];
    expect(lastOf(watcher, stranger)).toBeUndefined();
    await createGroup(world, ada, [stranger]);
    await feed().fill();
    expect(lastOf(watcher, stranger)).toMatchObject({ status: "online" });
    expect(lastOf(newcomer, ada)).toMatchObject({ status: "online" });
  });

  it("counts somebody as gone only when their last connection is, and stays so through a reload", async () => {
    const watcher = await connect(ada);
    const [phone, desk] = [await connect(ben), await connect(ben)];
    phone.close();
    runScheduled();
    expect(lastOf(watcher, ben)).toMatchObject({ status: "online" });
    desk.close();
    await connect(ben);
    runScheduled();
    expect(lastOf(watcher, ben)).toMatchObject({ status: "online" });
  });

  it("shows somebody as offline with when they were last seen once they have gone", async () => {
    const watcher = await connect(ada);
    const desk = await connect(ben);
    desk.close();
    runScheduled();
    expect(lastOf(watcher, ben)).toMatchObject({ status: "offline", lastSeenAt: "2026-03-01T09:00:00.000Z" });
    await vi.waitFor(async () => {
      const { presences } = await presence.service.get(ada, { memberIds: [ben.memberId] });
      expect(presences).toEqual([
        expect.objectContaining({ status: "offline", lastSeenAt: "2026-03-01T09:00:00.000Z" }),
      ]);
    });
  });

  it("is away only when every device is idle", async () => {
    const watcher = await connect(ada);
    const [phone, desk] = [await connect(ben), await connect(ben)];
    await presence.service.signal(ben, { connectionId: phone.connectionId, idle: true });
    expect(lastOf(watcher, ben)).toMatchObject({ status: "online" });
    await presence.service.signal(ben, { connectionId: desk.connectionId, idle: true });
    expect(lastOf(watcher, ben)).toMatchObject({ status: "away" });
    await presence.service.signal(ben, { connectionId: phone.connectionId, idle: false });
    expect(lastOf(watcher, ben)).toMatchObject({ status: "online" });
  });

  it("takes no signal for somebody else's connection, or one that is not open", async () => {
    const desk = await connect(ben);
    for (const connectionId of [desk.connectionId, randomUUID()])
      await expect(presence.service.signal(ada, { connectionId, idle: true })).rejects.toMatchObject({
        reason: "NOT_FOUND",
      });
  });

  it("shows a chosen status with its text until it ends", async () => {
    const watcher = await connect(ada);
    await connect(ben);
    await presence.service.set(ben, {
      status: "dnd",
      until: "2026-03-01T10:00:00.000Z",
      text: "Notary appointment",
      emoji: "🖋️",
    });
    expect(lastOf(watcher, ben)).toMatchObject({ status: "dnd", text: "Notary appointment", emoji: "🖋️" });
    now = Date.parse("2026-03-01T10:00:00.000Z");
    expect(presence.board.find(ben.workspaceId, ben.memberId)).toMatchObject({
      status: "online",
      text: null,
      emoji: null,
    });
  });

  it("tells a newcomer once of themselves, and once of everybody else", async () => {
    await connect(ben);
    const desk = await connect(ada);
    const phone = await connect(ada);
    for (const channel of [desk, phone])
      expect(channel.values.map((value) => value.type)).toEqual(["ready", "presence", "presence"]);
    expect([lastOf(phone, ada), lastOf(phone, ben)]).toMatchObject([{ status: "online" }, { status: "online" }]);
  });

  it("ends a choice by itself, for those who watch, also of somebody who has gone meanwhile [F5.5]", async () => {
    vi.useFakeTimers({ toFake: ["setInterval"] });
    const watcher = await connect(ada);
    const desk = await connect(ben);
    presence.board.run();
    const until = "2026-03-01T10:00:00.000Z";
    await presence.service.set(ben, { status: "dnd", until, text: "Notary appointment" });
    expect(lastOf(watcher, ben)).toMatchObject({ status: "dnd", until });
    now = Date.parse(until);
    vi.advanceTimersByTime(15_000);
    vi.useRealTimers();
    expect(lastOf(watcher, ben)).toMatchObject({ status: "online", text: null, until: null });
    await presence.service.set(ben, { status: "dnd", until: "2026-03-01T11:00:00.000Z", text: "Second appointment" });
    desk.close();
    now = Date.parse("2026-03-01T11:00:00.000Z");
    runScheduled();
    expect(lastOf(watcher, ben)).toMatchObject({ status: "offline", text: null, until: null });
  });

  it("tells oneself what one chose, whatever others see, until it ends [F5.5]", async () => {
    await connect(ben);
    const until = "2026-03-01T10:00:00.000Z";
    await presence.service.set(ben, { status: "invisible", until, text: "Writing", emoji: "✍️" });
    const mine = () => presence.service.get(ben, { memberIds: [ben.memberId] });
    expect(await mine()).toMatchObject({
      presences: [{ status: "offline" }],
      own: { status: "invisible", until, text: "Writing", emoji: "✍️" },
    });
    expect((await presence.service.get(ada, { memberIds: [ben.memberId] })).own).toBeNull();
    now = Date.parse(until);
    expect((await mine()).own).toEqual({ status: "online", until: null, text: null, emoji: null });
  });

  it("shows the invisible as offline, without when they were last seen", async () => {
    const watcher = await connect(ada);
    await connect(ben);
    await presence.service.set(ben, { status: "invisible" });
    expect(lastOf(watcher, ben)).toMatchObject({ status: "offline", lastSeenAt: null });
    const { presences } = await presence.service.get(ada, { memberIds: [ben.memberId] });
    expect(presences).toEqual([expect.objectContaining({ status: "offline", lastSeenAt: null })]);
  });

  it("keeps a choice over the end of the connection", async () => {
    const first = await connect(ben);
    await presence.service.set(ben, { status: "away", text: "On site" });
    first.close();
    await connect(ben);
    expect(presence.board.find(ben.workspaceId, ben.memberId)).toMatchObject({ status: "away", text: "On site" });
  });

  it("tells nothing of people one shares no conversation with, but always of oneself", async () => {
    await connect(ben);
    const { presences } = await presence.service.get(stranger, {
      memberIds: [ben.memberId, stranger.memberId, randomUUID()],
    });
    expect(presences.map((shown) => shown.memberId)).toEqual([stranger.memberId]);
  });
});
