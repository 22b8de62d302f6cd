import { describe, expect, it } from "vitest";
import { GroupedCalls, groupBy } from "./grouped-calls.js";

/** Doubles numbers, one group at a time when it is told to. */
function doubler() {
  const groups: number[][] = [];
  const releases: (() => void)[] = [];
  const calls = new GroupedCalls<number, number>(async (items) => {
    groups.push([...items]);
    await new Promise<void>((resolve) => releases.push(resolve));
    if (items.includes(13)) throw new Error("thirteen");
    return items.map((item) => item * 2);
  });
  const release = async () => {
    releases.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { calls, groups, release };
}

describe("GroupedCalls", () => {
  it("puts calls of one tick together", async () => {
    const { calls, groups, release } = doubler();
    const answers = Promise.all([calls.call(1), calls.call(2)]);
    await release();
    await release();
    expect(await answers).toEqual([2, 4]);
    expect(groups).toEqual([[1, 2]]);
  });

  it("gathers what is asked while a call is on its way, and begins it afterwards", async () => {
    const { calls, groups, release } = doubler();
    const first = calls.call(1);
    await release();
    const later = Promise.all([calls.call(2), calls.call(3)]);
    expect(groups).toEqual([[1]]);
    await release();
    expect(groups).toEqual([[1], [2, 3]]);
    await release();
    expect(await Promise.all([first, later])).toEqual([2, [4, 6]]);
  });

  it("asks again after everything was answered", async () => {
    const { calls, release } = doubler();
    for (const item of [1, 2]) {
      const answer = calls.call(item);
      await release();
      await release();
      expect(await answer).toBe(item * 2);
    }
  });

  it("gives a failure to all of its group, and goes on", async () => {
    const { calls, release } = doubler();
    const failed = Promise.allSettled([calls.call(13), calls.call(1)]);
    await release();
    const fine = calls.call(2);
    await release();
    expect((await failed).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    await release();
    expect(await fine).toBe(4);
  });

  it("takes no more than 64 at a time", async () => {
    const sizes: number[] = [];
    const calls = new GroupedCalls<number, number>(async (items) => {
      sizes.push(items.length);
      return items;
    });
    await Promise.all(Array.from({ length: 150 }, (_, index) => calls.call(index)));
    expect(sizes).toEqual([64, 64, 22]);
  });

  it("fails where an item has no result", async () => {
    const calls = new GroupedCalls<number, number>(async () => []);
    await expect(calls.call(1)).rejects.toThrow("another number of results");
  });
});

it("groups by key, in order", () => {
  expect([...groupBy(["ada", "ben", "alf"], (name) => name[0] ?? "")]).toEqual([
    ["a", ["ada", "alf"]],
    ["b", ["ben"]],
  ]);
});
