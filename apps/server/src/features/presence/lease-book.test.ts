import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { SharedLeases } from "../../cluster/shared-leases.js";
import { eventually } from "../../testing/eventually.js";
import { MemoryBusWire } from "../../testing/fakes/memory-bus.js";
import { MemoryLeaseStore } from "../../testing/fakes/memory-lease-store.js";
import { silentLogger } from "../../testing/fakes/silent-logger.js";
import { NOTHING_CHOSEN } from "./chosen-status.js";
import { LeaseBook } from "./lease-book.js";
import { MemberLease, type PresencePeers } from "./member-lease.js";

const ADA = "w/ada";

function peersOn(wire: MemoryBusWire, store: MemoryLeaseStore): PresencePeers & { ready(): void } {
  const bus = wire.connect();
  const deps = { nodeId: randomUUID(), name: "presence", value: MemberLease, store, clock: { now: Date.now } };
  return { bus, leases: new SharedLeases({ ...deps, bus, logger: silentLogger }), ready: () => bus.ready() };
}

/** What the book does for those connected to its own node, alone or among others. */
describe.each([
  ["of a node without others", () => new LeaseBook()],
  ["of a node among others", () => new LeaseBook(peersOn(new MemoryBusWire(), new MemoryLeaseStore()))],
])("the lease book %s", (_name, create) => {
  it("tells the first and the last connection of a member from those between", () => {
    const book = create();
    expect(book.open(ADA, "phone", NOTHING_CHOSEN)).toBe(true);
    expect(book.open(ADA, "desk", NOTHING_CHOSEN)).toBe(false);
    expect(book.close(ADA, "phone")).toBe(false);
    expect(book.close(ADA, "desk")).toBe(true);
    expect(book.find(ADA)).toBeUndefined();
  });

  it("closes nothing twice", () => {
    const book = create();
    book.open(ADA, "phone", NOTHING_CHOSEN);
    expect(book.close(ADA, "phone")).toBe(true);
    expect(book.close(ADA, "phone")).toBe(false);
  });

  it("knows whose a connection is", () => {
    const book = create();
    book.open(ADA, "phone", NOTHING_CHOSEN);
    expect(book.owns(ADA, "phone")).toBe(true);
    expect(book.owns("w/ben", "phone")).toBe(false);
    expect(book.owns(ADA, "desk")).toBe(false);
  });

  it("keeps what each connection and the member tell", () => {
    const book = create();
    book.open(ADA, "phone", NOTHING_CHOSEN);
    book.open(ADA, "desk", NOTHING_CHOSEN);
    book.setIdle(ADA, "phone", true);
    book.choose(ADA, { ...NOTHING_CHOSEN, text: "At the notary" });
    expect(book.find(ADA)).toEqual({
      leases: new Map([
        ["phone", { idle: true }],
        ["desk", { idle: false }],
      ]),
      chosen: { ...NOTHING_CHOSEN, text: "At the notary" },
    });
    expect([[...book.memberKeys()], [...book.memberKeysHere()]]).toEqual([[ADA], [ADA]]);
  });
});

describe("lease books of several nodes", () => {
  async function openBooks() {
    const [wire, store] = [new MemoryBusWire(), new MemoryLeaseStore()];
    const nodes = [peersOn(wire, store), peersOn(wire, store)];
    const [one, two] = nodes.map((peers) => new LeaseBook(peers));
    if (one === undefined || two === undefined) throw new Error("there are two nodes");
    for (const { ready } of nodes) ready();
    await eventually("both are known", async () => (await store.listNodes()).length === 2);
    const changed: string[] = [];
    two.onChange(({ key }) => changed.push(key));
    return { one, two, changed };
  }

  it("count a member's connections together", async () => {
    const { one, two, changed } = await openBooks();
    one.open(ADA, "phone", { ...NOTHING_CHOSEN, text: "On site" });
    await eventually("the other node knows", () => two.find(ADA));
    two.open(ADA, "desk", NOTHING_CHOSEN);
    one.setIdle(ADA, "phone", true);
    await eventually("the other node knows more", () => two.find(ADA)?.leases.get("phone")?.idle === true);
    expect([...(two.find(ADA)?.leases.keys() ?? [])].sort()).toEqual(["desk", "phone"]);
    expect([...two.memberKeys()]).toEqual([ADA]);
    expect(changed).toEqual([ADA, ADA]);
  });

  it("hand on what is said of a connection that another node has", async () => {
    const { one, two } = await openBooks();
    one.open(ADA, "phone", NOTHING_CHOSEN);
    await eventually("the other node knows whose it is", () => two.owns(ADA, "phone"));
    expect(two.owns("w/ben", "phone")).toBe(false);
    two.setIdle(ADA, "phone", true);
    two.choose(ADA, { ...NOTHING_CHOSEN, status: "dnd" });
    await eventually("both arrived, and came back", () => two.find(ADA)?.chosen.status === "dnd");
    expect(one.find(ADA)).toEqual({
      leases: new Map([["phone", { idle: true }]]),
      chosen: { ...NOTHING_CHOSEN, status: "dnd" },
    });
    expect(two.find(ADA)).toEqual(one.find(ADA));
  });

  it("take nothing said of a connection that is somebody else's", async () => {
    const { one, two } = await openBooks();
    one.open(ADA, "phone", NOTHING_CHOSEN);
    two.setIdle("w/ben", "phone", true);
    two.choose(ADA, { ...NOTHING_CHOSEN, text: "came later" });
    await eventually("what came later arrived", () => one.find(ADA)?.chosen.text === "came later");
    expect(one.find(ADA)?.leases.get("phone")).toEqual({ idle: false });
  });

  it("tell who has left for a moment from who is gone", async () => {
    const { one, two } = await openBooks();
    one.open(ADA, "phone", NOTHING_CHOSEN);
    await eventually("the other node knows", () => two.find(ADA));
    one.close(ADA, "phone");
    one.leave(ADA, NOTHING_CHOSEN, "2026-03-01T09:00:00.000Z");
    await eventually("the other node knows of the leaving", () => two.isLeavingElsewhere(ADA));
    expect([two.find(ADA), two.owns(ADA, "phone")]).toEqual([undefined, false]);
    one.release(ADA);
    await eventually("the other node knows of the end", () => !two.isLeavingElsewhere(ADA));
    expect([...two.memberKeys()]).toEqual([]);
  });
});
