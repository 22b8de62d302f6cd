import { expect, test } from "vitest";
import { planClients } from "./plan-clients.js";
import { Random } from "./random.js";
import type { ChaosWorkspace } from "./stage/world.js";

const workspace = (id: string, count: number) =>
  ({
    id,
    flooded: { readers: [`${id} 1`, `${id} 2`] },
    people: Array.from({ length: count }, (_, index) => ({ id: `${id} ${index}`, token: `token ${index}` })),
  }) as unknown as ChaosWorkspace;
const world = { workspaces: [workspace("a", 50), workspace("b", 50)] };
const plan = (seed: number, doors: string[] = []) =>
  planClients(world, "/journals", new Random(seed), { everyMs: 100, pace: "cluster", doors });

test("everybody has a device, some have two, and each its own name, journal and script", () => {
  const plans = plan(1);
  expect(plans).toHaveLength(114);
  for (const key of ["name", "journal", "seed"] as const) expect(new Set(plans.map((one) => one[key])).size).toBe(114);
  expect(new Set(plans.map(({ memberId }) => memberId)).size).toBe(100);
  expect(plans[0]).toMatchObject({ workspaceId: "a", memberId: "a 0", token: "token 0", everyMs: 100 });
});

test("the seed alone decides on the scripts", () => {
  expect(plan(7)).toEqual(plan(7));
  expect(plan(7)[0]?.seed).not.toBe(plan(8)[0]?.seed);
});

test("who is there to be flooded connects to the nodes directly, in turn; nobody else does", () => {
  const plans = plan(1, ["http://one", "http://two"]);
  const doors = plans.flatMap(({ name, door }) => (door === null ? [] : `${name} ${door}`));
  expect(doors).toEqual([
    "w1-m2-d1 http://one",
    "w1-m2-d2 http://two",
    "w1-m3-d1 http://one",
    "w2-m2-d1 http://two",
    "w2-m2-d2 http://one",
    "w2-m3-d1 http://two",
  ]);
  expect(plan(1).every(({ door }) => door === null)).toBe(true);
});
