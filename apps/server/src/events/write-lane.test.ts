import { beforeEach, describe, expect, it } from "vitest";
import { LaneCounters } from "./lane-counters.js";
import { WriteLanes } from "./write-lane.js";

interface Commit {
  workspaceId: string;
  items: readonly number[];
  finish: (error?: Error) => void;
}

let commits: Commit[];
let lanes: WriteLanes<number, string>;
let counters: LaneCounters;

function databaseError(code: string): Error {
  return Object.assign(new Error(code), { code });
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
}

beforeEach(() => {
  commits = [];
  counters = new LaneCounters();
  lanes = new WriteLanes({
    counters,
    commit: (workspaceId, items) =>
      new Promise((resolve, reject) => {
        const finish = (error?: Error) =>
          error === undefined ? resolve(items.map((item) => `done ${item}`)) : reject(error);
        commits.push({ workspaceId, items, finish });
      }),
  });
});

describe("WriteLanes", () => {
  it("writes a lone item at once, and gathers what arrives meanwhile into the next commit", async () => {
    const first = lanes.write("w", 1);
    await settled();
    const later = [lanes.write("w", 2), lanes.write("w", 3)];
    await settled();
    expect(commits.map((commit) => commit.items)).toEqual([[1]]);
    commits[0]?.finish();
    expect(await first).toBe("done 1");
    await settled();
    expect(commits.map((commit) => commit.items)).toEqual([[1], [2, 3]]);
    commits[1]?.finish();
    expect(await Promise.all(later)).toEqual(["done 2", "done 3"]);
  });

  it("keeps workspaces apart: one that waits holds up no other", async () => {
    void lanes.write("slow", 1);
    const other = lanes.write("quick", 2);
    await settled();
    commits.find((commit) => commit.workspaceId === "quick")?.finish();
    expect(await other).toBe("done 2");
  });

  it("lets workspaces wait for a turn where the database takes only so many commits, and gather more meanwhile", async () => {
    const lent: WriteLanes<number, string> = new WriteLanes({
      atOnce: 2,
      commit: (workspaceId, items) =>
        new Promise((resolve) =>
          commits.push({ workspaceId, items, finish: () => resolve(items.map((item) => `done ${item}`)) }),
        ),
    });
    const sent = ["a", "b", "c", "d", "c", "a"].map((workspaceId, item) => lent.write(workspaceId, item));
    await settled();
    expect(commits.map(({ workspaceId, items }) => [workspaceId, items])).toEqual([
      ["a", [0, 5]],
      ["b", [1]],
    ]);
    const late = lent.write("c", 6);
    commits[1]?.finish();
    await settled();
    expect(commits.slice(2).map(({ workspaceId, items }) => [workspaceId, items])).toEqual([["c", [2, 4, 6]]]);
    commits[0]?.finish();
    await settled();
    expect(commits.slice(3).map(({ workspaceId, items }) => [workspaceId, items])).toEqual([["d", [3]]]);
    for (const { finish } of commits) finish();
    expect(await Promise.all([...sent, late])).toEqual([0, 1, 2, 3, 4, 5, 6].map((item) => `done ${item}`));
  });

  it("takes no more than 256 into one commit", async () => {
    for (let item = 0; item < 300; item += 1) void lanes.write("w", item);
    await settled();
    commits[0]?.finish();
    await settled();
    expect(commits.map((commit) => commit.items.length)).toEqual([256, 44]);
  });

  it("lets one bad row fail alone", async () => {
    const all = [1, 2, 3].map((item) => lanes.write("w", item));
    const outcomes = Promise.allSettled(all);
    await settled();
    commits[0]?.finish(databaseError("22021"));
    for (let index = 1; index <= 3; index += 1) {
      await settled();
      commits[index]?.finish(index === 2 ? databaseError("22021") : undefined);
    }
    expect((await outcomes).map((outcome) => outcome.status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  });

  it("sends a batch again whose connection was lost, and gives up after the third time", async () => {
    const lucky = lanes.write("w", 1);
    await settled();
    commits[0]?.finish(databaseError("CONNECTION_CLOSED"));
    await settled();
    commits[1]?.finish();
    expect(await lucky).toBe("done 1");
    const unlucky = lanes.write("w", 2);
    for (let attempt = 2; attempt <= 4; attempt += 1) {
      await settled();
      commits[attempt]?.finish(databaseError("CONNECTION_CLOSED"));
    }
    await expect(unlucky).rejects.toMatchObject({ code: "CONNECTION_CLOSED" });
    expect(commits).toHaveLength(5);
  });

  it("turns senders away when too much waits, and takes them again afterwards", async () => {
    const waiting = Array.from({ length: 5_000 }, (_, item) => lanes.write("w", item));
    expect(counters.waiting).toBe(5_000);
    await expect(lanes.write("w", 5_001)).rejects.toMatchObject({
      reason: "OVERLOADED",
      details: { retryAfterMs: 1_000 },
    });
    await settled();
    for (let index = 0; index < 20; index += 1) {
      commits[index]?.finish();
      await settled();
    }
    expect(await Promise.all(waiting)).toHaveLength(5_000);
    const next = lanes.write("w", 1);
    await settled();
    commits[20]?.finish();
    expect(await next).toBe("done 1");
    expect(counters).toMatchObject({ waiting: 0, overloads: 1 });
  });

  it("counts commits by their size, tries, and batches it took apart", async () => {
    const all = Promise.allSettled([1, 2, 3].map((item) => lanes.write("w", item)));
    await settled();
    commits[0]?.finish(databaseError("CONNECTION_CLOSED"));
    await settled();
    commits[1]?.finish(databaseError("23514"));
    for (let index = 2; index <= 4; index += 1) {
      await settled();
      commits[index]?.finish();
    }
    expect((await all).every(({ status }) => status === "fulfilled")).toBe(true);
    expect(counters).toMatchObject({ waiting: 0, retries: 1, isolations: 1, overloads: 0 });
    expect([counters.batchSize.count, counters.batchSize.sum]).toEqual([4, 6]);
  });
});
