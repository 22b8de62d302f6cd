import { beforeEach, describe, expect, it } from "vitest";
import { Recent } from "./recent.js";

let now: number;
let lookUps: number;
let recent: Recent<number>;
const lookUp = async () => {
  lookUps += 1;
  return lookUps;
};

beforeEach(() => {
  now = 0;
  lookUps = 0;
  recent = new Recent({ clock: { now: () => now }, ttlMs: 1_000, most: 3 });
});

describe("Recent", () => {
  it("looks up once for everybody who asks within its time, and again after", async () => {
    expect(await Promise.all([recent.get("a", lookUp), recent.get("a", lookUp)])).toEqual([1, 1]);
    now = 999;
    expect(await recent.get("a", lookUp)).toBe(1);
    now = 1_000;
    expect(await recent.get("a", lookUp)).toBe(2);
  });

  it("forgets at once, also what is just being looked up", async () => {
    let answer: (value: number) => void = () => undefined;
    const slow = recent.get("a", () => new Promise((resolve) => (answer = resolve)));
    recent.forget();
    const fresh = recent.get("a", lookUp);
    answer(99);
    expect([await slow, await fresh, await recent.get("a", lookUp)]).toEqual([99, 1, 1]);
  });

  it("does not remember failures", async () => {
    await expect(recent.get("a", () => Promise.reject(new Error("away")))).rejects.toThrow("away");
    expect(await recent.get("a", lookUp)).toBe(1);
  });

  it("holds no more than its number", async () => {
    for (const key of ["a", "b", "c", "d", "e"]) await recent.get(key, lookUp);
    expect(lookUps).toBe(5);
    expect(await recent.get("e", lookUp)).toBe(5);
  });

  it("forgets by the beginning of the key", async () => {
    await recent.get("ada/1", lookUp);
    await recent.get("ben/1", lookUp);
    recent.forget("ada/");
    expect([await recent.get("ada/1", lookUp), await recent.get("ben/1", lookUp)]).toEqual([3, 2]);
  });
});
