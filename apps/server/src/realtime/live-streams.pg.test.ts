import { randomUUID } from "node:crypto";
import { messages } from "@parley/db";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sendText } from "../testing/conversation-factories.js";
import { eventually } from "../testing/eventually.js";
import { type BrokenReads, brokenReads } from "../testing/fakes/broken-reads.js";
import { createScene, type Scene } from "../testing/scene.js";
import type { RpcStream } from "../testing/sockets/rpc-socket.js";
import { createWorld, type World } from "../testing/world.js";
import type { WorldMember } from "../testing/world-people.js";

interface Told {
  id: string;
  data: { type: string; seq: number; message?: { id: string; text: string }; [field: string]: unknown };
}

let world: World;
let scene: Scene;
let broken: BrokenReads;

beforeAll(async () => {
  broken = brokenReads(messages);
  world = await createWorld({ wrapDatabase: broken.wrap });
});
beforeEach(async () => {
  scene = await createScene(world);
});
afterAll(() => world.close());

const told = (stream: RpcStream) => (stream.data as Told[]).filter(({ data }) => data.type !== "sync");
const textsOf = (stream: RpcStream) => told(stream).flatMap(({ data }) => data.message?.text ?? []);

async function follow(member: WorldMember, cursor?: string, lastEventId?: string): Promise<RpcStream> {
  const socket = await world.socket(member);
  const from = cursor ?? (await world.as(member).live.bootstrap.query()).cursor;
  const stream = socket.subscribe("live.events", { cursor: from }, lastEventId);
  await eventually("the stream begins", () => stream.started || stream.error !== null);
  return stream;
}

const say = (member: WorldMember, text: string) => sendText(world.services, member.actor, scene.group.id, text);

describe("two people", () => {
  test("see each other's words live, each once and in one order", async () => {
    const { owner, colleague } = scene;
    const streams = [await follow(owner), await follow(colleague)];
    await Promise.all(
      Array.from({ length: 20 }, (_, index) => say(index % 2 === 0 ? owner : colleague, `word ${index}`)),
    );
    for (const stream of streams) await eventually("all words are told", () => told(stream).length === 20);
    const [one = [], other = []] = streams.map((stream) => told(stream).map(({ id }) => id));
    expect(one).toEqual(other);
    expect(new Set(one).size).toBe(20);
    const seqs = one.map((id) => Number(id.split(".")[0]));
    expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
  });
});

describe("resuming", () => {
  test("by lastEventId goes on behind it after the server was stopped and started again", async () => {
    const { owner, colleague } = scene;
    const before = await follow(colleague);
    await say(owner, "one");
    await say(owner, "two");
    await eventually("two are told", () => told(before).length === 2);
    const seen = told(before)[0]?.id ?? "";
    await world.stop();
    await world.start();
    await say(owner, "three");
    const after = await follow(colleague, before.data.length > 0 ? seen : "0.0", told(before)[1]?.id);
    await say(owner, "four");
    await eventually("four is told", () => textsOf(after).includes("four"));
    expect(textsOf(after)).toEqual(["three", "four"]);
  });

  test("tells words deleted meanwhile to nobody, however old the event is (SPEC W7)", async () => {
    const { owner, colleague } = scene;
    const { cursor } = await world.as(colleague).live.bootstrap.query();
    const secret = await say(owner, "The secret");
    await world.as(owner).messages.delete.mutate({ messageId: secret.id });
    for (const restart of [false, true]) {
      if (restart) {
        await world.stop();
        await world.start();
      }
      const stream = await follow(colleague, cursor);
      await eventually("both events are told", () => told(stream).length === 2);
      expect(told(stream).map(({ data }) => data.type)).toEqual(["message.sent", "message.deleted"]);
      expect(JSON.stringify(stream.data)).not.toContain("The secret");
    }
  });

  test("tells nobody any more what was said in a group deleted meanwhile, only that it is gone", async () => {
    const { owner, colleague, group, message } = scene;
    const { cursor } = await world.as(colleague).live.bootstrap.query();
    const before = await follow(colleague);
    await say(owner, "The secret");
    await world.as(owner).reactions.add.mutate({ messageId: message.id, emoji: "👍" });
    await eventually("both are told", () => told(before).length === 2);
    await world.as(owner).groups.delete.mutate({ conversationId: group.id });
    for (const restart of [false, true]) {
      if (restart) {
        await world.stop();
        await world.start();
      }
      const stream = await follow(colleague, cursor);
      await eventually("the deletion is told", () => told(stream).length > 0);
      expect(told(stream).map(({ data }) => data.type)).toEqual(["conversation.deleted"]);
    }
  });

  test.each([
    ["of another history", (cursor: string) => `${cursor.split(".")[0]}.1`, "OTHER_HISTORY"],
    ["beyond the log", () => "999999.1", "AHEAD_OF_HEAD"],
    ["beyond all numbers", () => "999999999999999.9999999999", "AHEAD_OF_HEAD"],
  ])(
    "with a cursor %s is answered with a reset under that cursor, and ends (SPEC R2)",
    async (_what, change, reason) => {
      const { cursor } = await world.as(scene.colleague).live.bootstrap.query();
      const stream = await follow(scene.colleague, change(cursor));
      await eventually("the stream ends", () => stream.stopped);
      expect(stream.data).toEqual([
        { id: change(cursor), data: { type: "reset", reason, retryAfterMs: expect.any(Number) } },
      ]);
    },
  );

  test("below what the log keeps is answered with a reset (SPEC R2)", async () => {
    const { owner, colleague, workspace } = scene;
    const { cursor } = await world.as(colleague).live.bootstrap.query();
    const last = await say(owner, "kept");
    await world.unfenced
      .sql`update workspace_counters set floor_seq = ${last.seq} where workspace_id = ${workspace.id}`;
    await world.unfenced.sql`delete from events where workspace_id = ${workspace.id} and seq < ${last.seq}`;
    await world.stop();
    await world.start();
    const stream = await follow(colleague, cursor);
    await eventually("the stream ends", () => stream.stopped);
    expect(told(stream)[0]?.data).toMatchObject({ type: "reset", reason: "BELOW_FLOOR" });
  });
});

describe("a fault", () => {
  test("in showing an event is a gap, and the stream goes on behind it (SPEC R6)", async () => {
    const { owner, colleague, group, message } = scene;
    const stream = await follow(colleague);
    broken.begin();
    try {
      await world.as(owner).messages.edit.mutate({ messageId: message.id, text: "hidden" });
      await eventually("the gap is told", () => told(stream).some(({ data }) => data.type === "gap"));
    } finally {
      broken.end();
    }
    await say(owner, "shown");
    await eventually("the next one is told", () => textsOf(stream).includes("shown"));
    expect(told(stream).map(({ data }) => data.type)).toEqual(["gap", "message.sent"]);
    expect(told(stream)[0]?.data).toEqual({
      type: "gap",
      seq: expect.any(Number),
      conversationId: group.id,
      entityId: message.id,
    });
  });
});

describe("somebody removed while they send", () => {
  const ROUNDS = 60;

  test(`${ROUNDS} times over: nothing of theirs gets in afterwards, and nothing is told to them`, async () => {
    const { owner, guest, group, workspace } = scene;
    const stream = await follow(guest);
    const conversationId = group.id;
    const place = { conversationId, memberId: guest.actor.memberId };
    const send = (who: WorldMember) =>
      world.call(who, "mutation", "messages.send", { conversationId, nonce: randomUUID(), text: "race" });
    for (let round = 0; round < ROUNDS; round += 1) {
      const [, removed] = await Promise.all([
        send(guest),
        world.call(owner, "mutation", "groups.removeMember", place),
        send(guest),
        send(owner),
      ]);
      expect(removed).toMatchObject({ ok: true });
      expect(await send(guest)).toMatchObject({ ok: false, reason: "NOT_FOUND" });
      await world.as(owner).groups.addMember.mutate(place);
      // The joining of somebody who has left again is not told: it must be shown before the next removal.
      await world.settle(workspace.id);
    }

    const rows = await world.unfenced.sql<{ seq: number; type: string; actor_id: string; member_id: string | null }[]>`
      select seq, type, actor_id, member_id from events
      where workspace_id = ${workspace.id} and conversation_id = ${conversationId} order by seq`;
    const visible: number[] = [];
    let inside = true;
    let races = 0;
    for (const { seq, type, actor_id, member_id } of rows) {
      const isOwn = member_id === guest.actor.memberId;
      if (isOwn && type === "conversation.joined") inside = true;
      if (inside) visible.push(seq);
      if (isOwn && type === "conversation.left") inside = false;
      if (type !== "message.sent" || actor_id !== guest.actor.memberId) continue;
      races += 1;
      expect(inside, `message ${seq} of somebody removed`).toBe(true);
    }
    expect(races, "sends that won the race").toBeGreaterThan(0);
    const first = Number(told(stream)[0]?.id.split(".")[0]);
    await eventually("all is told that may be seen", () => told(stream).at(-1)?.data.seq === visible.at(-1));
    expect(told(stream).map(({ data }) => data.seq)).toEqual(visible.filter((seq) => seq >= first));
  });
});
