import { ApiError } from "@parley/api/server";
import { events, members, workspaceCounters } from "@parley/db";
import { asc, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type ConversationWorld, openConversationWorld, seedWorkspace } from "../testing/conversation-factories.js";
import type { LogEntry } from "./log-entry.js";
import { WorkspaceEventLog } from "./workspace-event-log.js";

let world: ConversationWorld;
let log: WorkspaceEventLog;
let workspaceId: string;
let memberId: string;
let commits: number[];

const entry = (): LogEntry => ({
  type: "member.changed",
  audience: "workspace",
  entityId: memberId,
  actorId: memberId,
});

function rows() {
  return world.db.withWorkspace(workspaceId, (tx) => tx.select().from(events).orderBy(asc(events.seq)));
}

async function counter() {
  const [row] = await world.db.withWorkspace(workspaceId, (tx) => tx.select().from(workspaceCounters));
  return row;
}

beforeAll(async () => {
  world = await openConversationWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  const [owner] = await seedWorkspace(world, "owner");
  ({ workspaceId, memberId } = owner);
  commits = [];
  log = new WorkspaceEventLog({ db: world.db, onCommit: (_workspace, head) => commits.push(head) });
});

describe("a workspace's log", () => {
  it("numbers events without gaps and moves the counter with them (W1)", async () => {
    const seqs = await log.write(workspaceId, async (write) => [write.append(entry()), write.append(entry())]);
    await log.write(workspaceId, async (write) => write.append(entry()));
    const written = await rows();
    expect(seqs).toEqual([1, 2]);
    expect(written.map((row) => row.seq)).toEqual([1, 2, 3]);
    expect(await counter()).toMatchObject({ lastSeq: 3, lastRid: written[2]?.rid });
    expect(commits).toEqual([2, 3]);
  });

  it("orders concurrent writes by their commits: none is lost, none shares a place (W1)", async () => {
    const seqs = await Promise.all(
      Array.from({ length: 40 }, () => log.write(workspaceId, async (write) => write.append(entry()))),
    );
    expect([...seqs].sort((one, other) => one - other)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
    expect((await rows()).map((row) => row.seq)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
  });

  it("lets a write decide on what the one before it left behind (W2)", async () => {
    const rename = () =>
      log.write(workspaceId, async ({ tx, append }) => {
        const [member] = await tx.select({ name: members.name }).from(members).where(eq(members.id, memberId));
        await tx
          .update(members)
          .set({ name: `${member?.name}+`, rev: append(entry()) })
          .where(eq(members.id, memberId));
      });
    await Promise.all(Array.from({ length: 20 }, rename));
    const [member] = await world.db.withWorkspace(workspaceId, (tx) =>
      tx.select().from(members).where(eq(members.id, memberId)),
    );
    expect(member?.name).toBe(`Person 0${"+".repeat(20)}`);
  });

  it("takes the time after the lock, so that times never run against the order (W6)", async () => {
    await Promise.all(Array.from({ length: 20 }, () => log.write(workspaceId, async (write) => write.append(entry()))));
    const times = (await rows()).map((row) => row.at);
    expect(times).toEqual([...times].sort());
    for (const time of times) expect(time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  it("leaves nothing of a write that failed, and tells nobody", async () => {
    const tasks: string[] = [];
    const failed = log.write(workspaceId, async (write) => {
      write.append(entry());
      write.afterCommit(() => tasks.push("told"));
      throw new ApiError("FORBIDDEN");
    });
    await expect(failed).rejects.toMatchObject({ reason: "FORBIDDEN" });
    expect([await rows(), tasks, commits]).toEqual([[], [], []]);
    expect((await counter())?.lastSeq).toBe(0);
  });

  it("writes no row and wakes nobody when nothing happened", async () => {
    await log.write(workspaceId, async () => undefined);
    expect([await rows(), commits]).toEqual([[], []]);
  });

  it("runs what waits for the commit after it, in order", async () => {
    const order: string[] = [];
    await log.write(workspaceId, async (write) => {
      write.afterCommit(() => order.push("first"));
      write.afterCommit(() => order.push("second"));
      order.push("inside");
    });
    expect(order).toEqual(["inside", "first", "second"]);
  });

  it("answers NOT_FOUND for a workspace that does not exist", async () => {
    const unknown = log.write("00000000-0000-4000-8000-000000000000", async () => undefined);
    await expect(unknown).rejects.toMatchObject({ reason: "NOT_FOUND" });
  });

  it("does not let one workspace wait for another (W3)", async () => {
    const [other] = await seedWorkspace(world, "owner");
    const order: string[] = [];
    const writeOther = () => log.write(other.workspaceId, async () => order.push("the other"));
    const writeThis = (inside: () => Promise<unknown>) =>
      log.write(workspaceId, async () => {
        await inside();
        order.push("this");
      });
    // The embedded database has one session: there a write inside another would wait for ever.
    if (world.db.kind === "postgres") await writeThis(writeOther);
    else await Promise.all([writeOther(), writeThis(async () => undefined)]);
    expect(order).toEqual(["the other", "this"]);
  });
});
