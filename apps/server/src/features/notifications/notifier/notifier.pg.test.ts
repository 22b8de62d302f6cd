import type { Actor } from "@parley/api/server";
import { notificationPositions, workspaceCounters } from "@parley/db";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type ConversationWorld,
  createGroup,
  eventsOf,
  openConversationWorld,
  seedWorkspace,
  sendText,
} from "../../../testing/conversation-factories.js";
import { heldTimers } from "../../../testing/fakes/held-timers.js";
import { createTestClock } from "../../../testing/fakes/test-clock.js";
import type { Timers } from "../../../timers.js";
import { Notifier, type NotifierDeps } from "./notifier.js";
import { passQuietEvents } from "./pass-quiet-events.js";

let world: ConversationWorld;
beforeAll(async () => {
  world = await openConversationWorld();
});
afterAll(() => world.close());

const notifierOf = (over: Partial<NotifierDeps> = {}) => {
  const { db, log, jobs, logger } = world.deps;
  return new Notifier({ db, log, jobs, logger, clock: createTestClock(), timers: heldTimers, rest: 0, ...over });
};

/** Timers whose work waits until the test does it. */
const timersThatWait = (waiting: (() => void)[]): Timers => ({
  ...heldTimers,
  after: (_ms, task) => {
    waiting.push(task);
    return () => undefined;
  },
});

/** A group of thirty people, of whom all but the first are mentioned. */
async function openCrowd() {
  const roles = Array.from({ length: 30 }, () => "member" as const);
  const [ada, ...others] = await seedWorkspace(world, "owner", ...roles);
  const group = await createGroup(world, ada, others);
  await world.notify(ada.workspaceId);
  const before = (await world.readLog(ada.workspaceId)).length;
  await sendText(world, ada, group.id, others.map(({ memberId }) => `<@${memberId}>`).join(" "));
  const made = async () => {
    const rows = await world.readLog(ada.workspaceId, before);
    return eventsOf(rows).flatMap((event) => (event.type === "notification.added" ? event.notification.id : []));
  };
  return { ada, others, group, made };
}

describe("each cause is told once [F6.1]", () => {
  it("in slices, and with several nodes at work", async () => {
    const { ada, others, made } = await openCrowd();
    const nodes = [notifierOf({ slice: 7 }), notifierOf({ slice: 11 }), notifierOf()];
    await Promise.all(nodes.map((node) => node.catchUp(ada.workspaceId)));
    const ids = await made();
    expect(ids).toHaveLength(others.length);
    expect(new Set(ids).size).toBe(others.length);
  });

  it("when a node dies between two slices, and another goes on", async () => {
    const { ada, others, made } = await openCrowd();
    let writes = 0;
    const dying = notifierOf({
      slice: 10,
      log: {
        write: async (workspaceId, fn) => {
          writes += 1;
          if (writes === 3) throw new Error("This node is dead.");
          return world.deps.log.write(workspaceId, fn);
        },
      },
    });
    await expect(dying.catchUp(ada.workspaceId)).rejects.toThrow("dead");
    expect(await made()).toHaveLength(20);
    await notifierOf().catchUp(ada.workspaceId);
    expect(await made()).toHaveLength(others.length);
  });

  it("when the answer to a commit is lost", async () => {
    const { ada, others, made } = await openCrowd();
    const deaf = notifierOf({
      log: {
        write: async (workspaceId, fn) => {
          await world.deps.log.write(workspaceId, fn);
          throw new Error("The connection is gone.");
        },
      },
    });
    await expect(deaf.catchUp(ada.workspaceId)).rejects.toThrow("gone");
    await notifierOf().catchUp(ada.workspaceId);
    expect(await made()).toHaveLength(others.length);
  });

  it("and not again what was cleared meanwhile", async () => {
    const { ada, others } = await openCrowd();
    const itemsOf = async (actor: Actor) =>
      (await world.notifications.list(actor, { unreadOnly: false, limit: 10 })).items;
    let told: Actor | undefined;
    let cleared: string[] = [];
    const slow = notifierOf({
      slice: 10,
      log: {
        write: async (workspaceId, fn) => {
          const result = await world.deps.log.write(workspaceId, fn);
          for (const one of others)
            if (told === undefined && (await itemsOf(one)).some(({ kind }) => kind === "mention")) told = one;
          if (told === undefined) throw new Error("Nobody was told.");
          cleared = (await itemsOf(told)).map(({ kind }) => kind);
          await world.notifications.clear(told);
          throw Object.assign(new Error("This node is dead."), { result });
        },
      },
    });
    await expect(slow.catchUp(ada.workspaceId)).rejects.toThrow("dead");
    await world.notify(ada.workspaceId);
    expect(cleared).toContain("mention");
    expect(told && (await itemsOf(told))).toEqual([]);
  });
});

describe("a notifier", () => {
  it("finds by itself what others have left behind, and is up to date afterwards", async () => {
    const { ada, others, made } = await openCrowd();
    const waiting: (() => void)[] = [];
    const notifier = notifierOf({
      timers: timersThatWait(waiting),
    });
    notifier.run();
    await expect.poll(() => waiting.length).toBeGreaterThan(0);
    for (const task of waiting.splice(0)) task();
    await notifier.stop();
    expect(await made()).toHaveLength(others.length);
    await world.notify(ada.workspaceId);
    const [place] = await world.db.withWorkspace(ada.workspaceId, (tx) =>
      tx
        .select({ position: notificationPositions.seq, head: workspaceCounters.lastSeq })
        .from(notificationPositions)
        .innerJoin(workspaceCounters, eq(workspaceCounters.workspaceId, notificationPositions.workspaceId)),
    );
    expect(place?.position).toBe(place?.head);
  });

  it("passes over what tells nobody, so far and no farther than asked, and stops before what may", async () => {
    const { ada, others, group } = await openCrowd();
    await world.notify(ada.workspaceId);
    const pass = () => passQuietEvents(world.db, ada.workspaceId, 3);
    expect(await pass()).toEqual({ telling: false, more: false });
    for (let index = 0; index < 5; index += 1) await sendText(world, ada, group.id, `nothing for anybody ${index}`);
    await sendText(world, ada, group.id, `<@${others[0]?.memberId ?? ""}>`);
    await sendText(world, ada, group.id, "nothing again");
    expect(await pass()).toEqual({ telling: false, more: true });
    expect(await pass()).toEqual({ telling: true, more: true });
    expect(await pass()).toEqual({ telling: true, more: true });
    await world.notify(ada.workspaceId);
    expect(await pass()).toEqual({ telling: false, more: false });
  });

  it("rests in proportion to what a turn took, so that sends have theirs, and ends that when it stops", async () => {
    const { ada, others, made } = await openCrowd();
    const other = await openCrowd();
    const waiting: { ms: number; task: () => void }[] = [];
    let now = 0;
    const notifier = notifierOf({
      rest: 6,
      timers: {
        ...heldTimers,
        now: () => (now += 10),
        after: (ms, task) => {
          waiting.push({ ms, task });
          return () => undefined;
        },
      },
    });
    for (const [index, { workspaceId }] of [ada, other.ada].entries()) {
      notifier.hint(workspaceId);
      waiting.pop()?.task();
      await expect.poll(() => waiting).toHaveLength(index + 1);
    }
    expect(waiting.map(({ ms }) => ms)).toEqual([60, 60]);
    expect(await made()).toHaveLength(others.length);
    const third = await openCrowd();
    notifier.hint(third.ada.workspaceId);
    waiting.pop()?.task();
    await notifier.stop();
    expect(await third.made()).toEqual([]);
  });

  it("gathers what comes together, and reads again what came while it read", async () => {
    const { ada, group, others, made } = await openCrowd();
    const waiting: (() => void)[] = [];
    const notifier = notifierOf({
      timers: timersThatWait(waiting),
      log: {
        write: async (workspaceId, fn) => {
          const result = await world.deps.log.write(workspaceId, fn);
          notifier.hint(workspaceId);
          return result;
        },
      },
    });
    notifier.hint(ada.workspaceId);
    notifier.hint(ada.workspaceId);
    expect(waiting).toHaveLength(1);
    waiting.pop()?.();
    await expect.poll(() => waiting.length).toBe(1);
    await sendText(world, ada, group.id, `<@${others[0]?.memberId ?? ""}>`);
    waiting.pop()?.();
    await expect.poll(async () => (await made()).length).toBe(others.length + 1);
    await notifier.stop();
  });
});
