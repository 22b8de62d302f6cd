import { expect, test } from "vitest";
import { type Fault, Unproven } from "./faults/fault.js";
import type { Planned } from "./schedule.js";
import type { Admin } from "./stage/admin.js";
import type { Stage } from "./stage/stage.js";
import { strikeFaults } from "./strike-faults.js";

/** A stage on which nothing stands but an owner who is heard at once. */
function stageOf(heard: string[]): Stage {
  const admin = { announce: (text: string) => Promise.resolve(heard.push(text)) } as unknown as Admin;
  return { admins: [admin] } as unknown as Stage;
}

const planned = (kind: string, track: Planned["track"], atMs = 0): Planned => ({
  kind,
  track,
  atMs,
  holdMs: 5,
  seed: 9,
});
const silent = () => undefined;

test("what strikes servers comes one after the other, also when one takes longer than planned", async () => {
  const order: string[] = [];
  const fault = (kind: string, takes: number): Fault => ({
    kind,
    track: "servers",
    holdMs: [1, 1],
    async strike() {
      order.push(`${kind} strikes`);
      await new Promise((resolve) => setTimeout(resolve, takes));
      order.push(`${kind} is lifted`);
      return kind;
    },
  });
  const heard: string[] = [];
  const plan = [planned("long", "servers"), planned("short", "servers", 1)];
  const struck = await strikeFaults(stageOf(heard), plan, [fault("long", 30), fault("short", 1)], silent);
  expect(order).toEqual(["long strikes", "long is lifted", "short strikes", "short is lifted"]);
  expect(struck.map(({ kind, detail }) => [kind, detail])).toEqual([
    ["long", "long"],
    ["short", "short"],
  ]);
  expect(heard).toHaveLength(2);
  expect(struck.every(({ recoveredMs }) => recoveredMs !== undefined)).toBe(true);
});

test("what strikes clients does not wait for the servers, and gets the choices of its seed", async () => {
  const drawn: number[] = [];
  let release: () => void = silent;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const servers: Fault = {
    kind: "servers",
    track: "servers",
    holdMs: [1, 1],
    strike: () => released.then(() => "held"),
  };
  const clients: Fault = {
    kind: "clients",
    track: "clients",
    holdMs: [1, 1],
    strike(_stage, _holdMs, random) {
      drawn.push(random.between(1, 1_000_000));
      release();
      return Promise.resolve("done");
    },
  };
  const plan = [planned("servers", "servers"), planned("clients", "clients", 1)];
  await strikeFaults(stageOf([]), plan, [servers, clients], silent);
  await strikeFaults(stageOf([]), plan, [servers, clients], silent);
  expect(drawn).toHaveLength(2);
  expect(drawn[0]).toBe(drawn[1]);
});

test("a fault that cannot be done is told, and the run goes on", async () => {
  const broken: Fault = {
    kind: "broken",
    track: "clients",
    holdMs: [1, 1],
    strike: () => Promise.reject(new Error("nobody was there")),
  };
  const struck = await strikeFaults(stageOf([]), [planned("broken", "clients")], [broken], silent);
  expect(struck).toMatchObject([{ kind: "broken", failed: "nobody was there" }]);
  await expect(strikeFaults(stageOf([]), [planned("unheard-of", "clients")], [], silent)).rejects.toThrow("unheard-of");
});

test.each([
  [new Unproven("nobody was there"), { detail: "nobody was there", unproven: true }],
  [new Error("it cannot be done"), { detail: "", failed: "it cannot be done" }],
])("a fault that ends with %s is told of", async (error, told) => {
  const fault: Fault = { kind: "vain", track: "clients", holdMs: [1, 1], strike: () => Promise.reject(error) };
  const [struck] = await strikeFaults(stageOf([]), [planned("vain", "clients")], [fault], silent);
  expect(struck).toMatchObject(told);
});
