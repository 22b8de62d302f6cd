import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Random } from "../random.js";
import { FakeStage, PEOPLE } from "../testing/fake-stage.js";
import { CLUSTER_FAULTS, EMBEDDED_FAULTS } from "./index.js";

const HOLD_MS = 3_000;
let stage: FakeStage;

beforeEach(() => {
  stage = new FakeStage();
  vi.useFakeTimers({ toFake: ["setTimeout", "performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Lets a fault strike, from beginning to end; gives what it says of itself. */
async function strike(kind: string, options: Parameters<FakeStage["as"]>[0] = {}): Promise<string> {
  const fault = CLUSTER_FAULTS.find((one) => one.kind === kind);
  if (fault === undefined) throw new Error(`there is no ${kind}`);
  const struck = fault.strike(stage.as(options), HOLD_MS, new Random(3));
  struck.catch(() => undefined);
  await vi.runAllTimersAsync();
  return struck;
}

test.each([
  ["node-killed", "node", ["kill node", "start node"]],
  ["node-frozen", "node", ["freeze node", "thaw node"]],
  ["redis-killed", "redis", ["kill redis", "start redis"]],
  ["redis-frozen", "redis", ["freeze redis", "thaw redis"]],
  ["postgres-killed", "the primary", ["kill postgres", "start postgres"]],
  ["postgres-frozen", "the primary", ["freeze postgres", "thaw postgres"]],
])("%s lifts what it brought about, once it has held", async (kind, said, deeds) => {
  const began = performance.now();
  expect(await strike(kind)).toBe(said);
  expect(stage.deeds).toEqual(deeds);
  expect(performance.now() - began).toBeGreaterThanOrEqual(HOLD_MS);
});

test("a failover cuts the standby off for as long as the fault is to hold", async () => {
  expect(await strike("failover")).toContain(`${HOLD_MS} ms`);
  expect(stage.deeds).toEqual([`fail over ${HOLD_MS}`]);
});

test.each(["redis-killed", "redis-frozen", "postgres-killed", "postgres-frozen", "failover"])(
  "%s says so where there is nothing of the kind, and what strikes one node does not name it",
  async (kind) => {
    await expect(strike(kind, { withoutCluster: true })).rejects.toThrow("there is no");
    expect(EMBEDDED_FAULTS.map((fault) => fault.kind)).not.toContain(kind);
  },
);

test("connections are dropped twice; half-open ones are torn in the end", async () => {
  stage.answers.set("reset", 4).set("swallow", 7);
  expect(await strike("connections-dropped")).toBe("8 connections");
  expect(await strike("connections-half-open")).toBe("7 connections");
  expect(stage.deeds).toEqual(["relay reset", "relay reset", "relay swallow", "relay tearSwallowed"]);
});

test("a process of clients is stopped, and goes on", async () => {
  const kill = vi.spyOn(process, "kill").mockReturnValue(true);
  await strike("clients-frozen");
  expect(kill.mock.calls).toEqual([
    [4711, "SIGSTOP"],
    [4711, "SIGCONT"],
  ]);
});

test("clients go away, and say things several times over", async () => {
  stage.answers.set("goAway", 9).set("sendAtOnce", 3);
  expect(await strike("clients-away")).toBe("9 clients");
  expect(await strike("sends-duplicated")).toBe("3 messages, four times each");
});

test("people are put out of groups and put back, always the same into the same", async () => {
  await strike("membership-churn");
  const [removed, added] = ["remove ", "add "].map((verb) =>
    stage.deeds.flatMap((deed) => (deed.startsWith(verb) ? deed.slice(verb.length) : [])),
  );
  expect(removed?.length).toBeGreaterThan(5);
  expect(added).toEqual(removed);
  expect(removed?.every((place) => !place.endsWith(`${PEOPLE[0]}`))).toBe(true);
});

test("who is deactivated is taken back", async () => {
  expect(await strike("member-deactivated")).toBe("1 people");
  const [first = "", second = ""] = stage.deeds;
  expect(second).toBe(first.replace("deactivate", "reactivate"));
  expect(stage.deeds).toHaveLength(2);
});

test("a group is made, archived, taken back into use and deleted, and something is said in it", async () => {
  expect(await strike("groups-deleted")).toBe("1 of 1 groups");
  expect(stage.deeds).toEqual([
    "create 12",
    "say made This will be deleted.",
    "archive made",
    "unarchive made",
    "say made Back for a moment.",
    "delete made",
  ]);
});

test("who is away misses words, is put out, and comes back at once, before the next one goes", async () => {
  expect(await strike("removed-and-back")).toBe("6 people, back at once");
  const { deeds } = stage;
  const left = deeds.findIndex((deed) => deed.startsWith("clients leave"));
  const words = deeds.flatMap((deed, index) => (deed.includes("Said while") ? [index] : []));
  const removals = deeds.flatMap((deed, index) => (deed.startsWith("remove") ? [index] : []));
  expect(words).toHaveLength(3);
  expect(removals).toHaveLength(6);
  expect(left).toBeLessThan(words[0] ?? 0);
  for (const index of removals) {
    const id = deeds[index]?.replace(/^remove \w+ /, "") ?? "";
    expect(deeds.slice(index + 1, index + 3)).toEqual([`clients return ${id}`, "say everyone Somebody has left."]);
  }
  expect(deeds.filter((deed) => deed.startsWith("add"))).toHaveLength(12);
});

test("who was away comes back also when the removal fails", async () => {
  const failing = stage.as();
  const [admin] = failing.admins;
  if (admin === undefined) throw new Error("nobody is there");
  admin.remove = () => Promise.reject(new Error("refused"));
  const fault = CLUSTER_FAULTS.find(({ kind }) => kind === "removed-and-back");
  const struck = fault?.strike(failing, HOLD_MS, new Random(3));
  struck?.catch(() => undefined);
  await vi.runAllTimersAsync();
  await expect(struck).rejects.toThrow("refused");
  expect(stage.deeds.at(-1)).toMatch(/^clients return( person \d+){6}$/);
});
