import { expect, test } from "vitest";
import { planClients } from "./plan-clients.js";
import { Random } from "./random.js";
import type { ChaosWorkspace } from "./stage/world.js";

const workspace = (id: string, count: number) =>
  ({
    id,
    people: Array.from({ length: count }, (_, index) => ({ id: `${id} ${index}`, token: `token ${index}` })),
  }) as unknown as ChaosWorkspace;
const world = { workspaces: [workspace("a", 50), workspace("b", 50)] };
const plan = (seed: number) => planClients(world, "/journals", new Random(seed), { everyMs: 100, pace: "cluster" });

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
