import { appRouter } from "@parley/api/server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createWorld, type World } from "../testing/world.js";
import { listProcedures } from "./testing/procedures.js";
import { type CalledProcedure, Sweep } from "./testing/sweep.js";

const called = listProcedures(appRouter)
  .filter((procedure): procedure is CalledProcedure => procedure.type !== "subscription")
  .sort((one, other) => Number(one.type === "mutation") - Number(other.type === "mutation"));

const titleOf = ({ name, type, access }: CalledProcedure) => `${type} ${name} (${access})`;

describe.each([
  { fences: "all fences", withoutRowSecurity: false, rightful: "http" },
  { fences: "the application's filters alone", withoutRowSecurity: true, rightful: "socket" },
] as const)("with $fences, another's ids are as good as random ones", ({ withoutRowSecurity, rightful }) => {
  let world: World;
  let sweep: Sweep;

  beforeAll(async () => {
    world = await createWorld({ withoutRowSecurity });
    sweep = new Sweep(world, rightful);
  });
  afterAll(async () => {
    sweep.close();
    await world.close();
  });

  test.each(called.map((procedure) => [titleOf(procedure), procedure] as const))("%s", async (_title, procedure) => {
    expect(await sweep.findLeaks(procedure)).toEqual([]);
  });
});
