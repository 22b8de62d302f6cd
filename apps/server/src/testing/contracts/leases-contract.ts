import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { z } from "zod";
import type { Bus } from "../../cluster/bus.js";
import type { LeaseStore } from "../../cluster/lease-store.js";
import type { LeaseChange } from "../../cluster/leases.js";
import { LEASE_MS, SharedLeases } from "../../cluster/shared-leases.js";
import { eventually } from "../eventually.js";
import { silentLogger } from "../fakes/silent-logger.js";

/** A bus and a store that all nodes of one test share. */
export interface LeaseGround {
  /** A further node's bus; begins to work once `ready` is called. */
  connect(): Promise<{ bus: Bus; ready(): void }>;
  store: LeaseStore;
  /** Empties the store, as a Redis that was started again. */
  loseStore(): Promise<void>;
}

const Value = z.string().max(20);

/** One node of a test: its leases, and a bus whose messages can be lost. */
class LeaseNode {
  readonly id: string;
  readonly changes: LeaseChange<string>[] = [];
  readonly leases: SharedLeases<string>;
  /** Messages of this node are lost while set. */
  losing = false;
  /** Its clock, in milliseconds. */
  now = 1_000_000;
  sent = 0;

  constructor(prefix: string, bus: Bus, store: LeaseStore) {
    this.id = `${prefix}-${randomUUID()}`;
    const lossy: Bus = {
      publish: (topic, body) => {
        if (this.losing) return;
        this.sent += 1;
        bus.publish(topic, body);
      },
      subscribe: (topic, listener) => bus.subscribe(topic, listener),
      onReady: (listener) => bus.onReady(listener),
    };
    const clock = { now: () => this.now };
    const deps = { nodeId: this.id, name: "test", value: Value, store, clock, logger: silentLogger };
    this.leases = new SharedLeases({ ...deps, bus: lossy });
    this.leases.onChange((change) => this.changes.push(change));
  }

  sees(key: string): string | undefined {
    return this.leases.elsewhere(key)[0];
  }
}

/** Lets nodes live on for a while, beating as they do; the others are silent. */
async function live(nodes: readonly LeaseNode[], forMs: number): Promise<void> {
  for (let passed = 0; passed < forMs; passed += 5_000) {
    for (const node of nodes) node.now += 5_000;
    for (const node of nodes) await node.leases.beat();
    // what one says is read before the next beat
    for (const node of nodes) node.leases.set(`heard from ${node.id}`, String(node.now));
    await eventually("all have heard each other", () =>
      nodes.every((node) =>
        nodes.every((other) => other === node || node.sees(`heard from ${other.id}`) === String(other.now)),
      ),
    );
  }
}

/** What leases must do, whatever carries and keeps them. */
export function leasesContract(open: () => Promise<LeaseGround>): void {
  async function start(ground: LeaseGround, prefix = "node"): Promise<LeaseNode> {
    const { bus, ready } = await ground.connect();
    const node = new LeaseNode(prefix, bus, ground.store);
    ready();
    await eventually("the node is known to the store", async () => (await ground.store.listNodes()).includes(node.id));
    return node;
  }

  it("shows each node what the others hold, and nothing of its own", async () => {
    const ground = await open();
    const [one, two] = [await start(ground), await start(ground)];
    one.leases.set("ada", "here");
    await eventually("it is seen", () => two.sees("ada") === "here");
    expect([one.leases.elsewhere("ada"), [...two.leases.keysElsewhere()]]).toEqual([[], ["ada"]]);
    one.leases.delete("ada");
    await eventually("it is gone", () => two.sees("ada") === undefined);
    expect(two.changes).toEqual([
      { key: "ada", before: undefined, orphaned: false },
      { key: "ada", before: "here", orphaned: false },
    ]);
  });

  it("shows a newcomer what is held already", async () => {
    const ground = await open();
    const one = await start(ground);
    one.leases.set("ada", "here");
    one.leases.set("ben", "here too");
    const late = await start(ground);
    await eventually("both are seen", () => late.sees("ada") === "here" && late.sees("ben") === "here too");
    expect(late.changes.map(({ key }) => key).sort()).toEqual(["ada", "ben"]);
  });

  it("mends what was lost on the way with the next change, and with the next beat", async () => {
    const ground = await open();
    const [one, two] = [await start(ground), await start(ground)];
    one.leases.set("ada", "here");
    await eventually("the first is seen", () => two.sees("ada"));
    one.losing = true;
    one.leases.set("ben", "lost");
    one.leases.delete("ada");
    await new Promise((resolve) => setImmediate(resolve));
    one.losing = false;
    one.leases.set("cleo", "told");
    await eventually("all is seen", () => two.sees("cleo") === "told" && two.sees("ben") === "lost");
    expect(two.sees("ada")).toBeUndefined();
    one.losing = true;
    one.leases.set("dora", "lost");
    await new Promise((resolve) => setImmediate(resolve));
    one.losing = false;
    await one.leases.beat();
    await eventually("the beat told of it", () => two.sees("dora") === "lost");
  });

  it("lets go of a dead node's once its lease is over, and gives one of those left the care of it", async () => {
    const ground = await open();
    const [dead, one, two] = [await start(ground, "m"), await start(ground, "a"), await start(ground, "z")];
    dead.leases.set("ada", "here");
    await eventually("it is seen", () => one.sees("ada") && two.sees("ada"));
    await live([one, two], LEASE_MS - 5_000);
    expect([one.sees("ada"), two.sees("ada")]).toEqual(["here", "here"]);
    await live([one, two], 5_000);
    expect([one.sees("ada"), two.sees("ada")]).toEqual([undefined, undefined]);
    const end = (node: LeaseNode) => node.changes.findLast(({ key }) => key === "ada");
    expect([end(one), end(two)]).toEqual([
      { key: "ada", before: "here", orphaned: true },
      { key: "ada", before: "here", orphaned: false },
    ]);
  });

  it("takes nobody for dead after a standstill of its own", async () => {
    const ground = await open();
    const [one, two] = [await start(ground), await start(ground)];
    one.leases.set("ada", "here");
    await eventually("it is seen", () => two.sees("ada"));
    two.now += 10 * LEASE_MS;
    await two.leases.beat();
    expect(two.sees("ada")).toBe("here");
    // what was said meanwhile is read before the next beat
    one.leases.set("ben", "here");
    await eventually("it is read", () => two.sees("ben"));
    await live([two], 5_000);
    expect(two.sees("ada")).toBe("here");
  });

  it("puts everything back into a store that lost it", async () => {
    const ground = await open();
    const [one, two] = [await start(ground), await start(ground)];
    one.leases.set("ada", "here");
    await eventually("it is seen", () => two.sees("ada"));
    await ground.loseStore();
    await Promise.all([one.leases.beat(), two.leases.beat()]);
    const late = await start(ground);
    await eventually("a newcomer sees it", () => late.sees("ada") === "here");
    expect(two.sees("ada")).toBe("here");
  });

  it("passes over values of another version", async () => {
    const ground = await open();
    const [one, two] = [await start(ground), await start(ground)];
    one.leases.set("ada", "longer than anybody here may say");
    one.leases.set("ben", "here");
    await eventually("the one behind is seen", () => two.sees("ben"));
    expect(two.sees("ada")).toBeUndefined();
  });

  it("sends what changes in one tick as one message, and nothing where nothing changes", async () => {
    const ground = await open();
    const [one, two] = [await start(ground), await start(ground)];
    await one.leases.beat();
    const { sent } = one;
    for (let index = 0; index < 1_000; index += 1) one.leases.set(`member ${index}`, "here");
    await eventually("all are seen", () => [...two.leases.keysElsewhere()].length === 1_000);
    for (let index = 0; index < 1_000; index += 1) one.leases.set(`member ${index}`, "here");
    one.leases.delete("nobody");
    await new Promise((resolve) => setImmediate(resolve));
    expect(one.sent).toBe(sent + 1);
  });
}
