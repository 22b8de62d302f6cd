import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import type { LeaseStore } from "../../cluster/lease-store.js";
import { eventually } from "../eventually.js";

const LONG = 60_000;
const entries = (values: Record<string, string>) => new Map(Object.entries(values));

/** What every store of leases must do. */
export function leaseStoreContract(open: () => LeaseStore): void {
  it("keeps a node's entries and their version, apart from other nodes'", async () => {
    const store = open();
    const [one, two] = [randomUUID(), randomUUID()];
    await store.replace(one, { version: 3, entries: entries({ ada: "a", ben: "b" }) }, LONG);
    await store.replace(two, { version: 1, entries: entries({}) }, LONG);
    expect(await store.read(one)).toMatchObject({ version: 3, entries: entries({ ada: "a", ben: "b" }) });
    expect(await store.read(two)).toMatchObject({ version: 1, entries: entries({}) });
    expect(await store.listNodes()).toEqual(expect.arrayContaining([one, two]));
    await store.replace(one, { version: 4, entries: entries({ cleo: "c" }) }, LONG);
    expect(await store.read(one)).toMatchObject({ version: 4, entries: entries({ cleo: "c" }) });
  });

  it("changes and deletes entries under a new version", async () => {
    const store = open();
    const node = randomUUID();
    await store.replace(node, { version: 1, entries: entries({ ada: "a", ben: "b" }) }, LONG);
    const changes = new Map<string, string | null>([
      ["ada", "A"],
      ["ben", null],
      ["cleo", "c"],
      ["nobody", null],
    ]);
    await store.change(node, 2, changes, LONG);
    expect(await store.read(node)).toMatchObject({ version: 2, entries: entries({ ada: "A", cleo: "c" }) });
  });

  it("keeps thousands of entries, with whatever is in their names and values", async () => {
    const store = open();
    const node = randomUUID();
    const many = Object.fromEntries(Array.from({ length: 3_000 }, (_, index) => [`w/${index}`, `"ü" \n ${index}`]));
    await store.replace(node, { version: 1, entries: entries({ ...many, __proto: "__proto__" }) }, LONG);
    expect((await store.read(node))?.entries).toEqual(entries({ ...many, __proto: "__proto__" }));
  });

  it("forgets what is not renewed", async () => {
    const store = open();
    const [dying, living] = [randomUUID(), randomUUID()];
    await store.replace(dying, { version: 1, entries: entries({ ada: "a" }) }, 30);
    await store.replace(living, { version: 1, entries: entries({ ben: "b" }) }, 20_000);
    expect(await store.renew(living, LONG)).toBe(true);
    await eventually("the one is gone", async () => (await store.read(dying)) === null);
    expect(await store.renew(dying, LONG)).toBe(false);
    const left = await store.read(living);
    expect(left?.entries).toEqual(entries({ ben: "b" }));
    expect(left?.leftMs).toBeGreaterThan(20_000);
    expect(left?.leftMs).toBeLessThanOrEqual(LONG);
    expect(await store.listNodes()).not.toContain(dying);
  });

  it("never keeps for ever what a change alone has made", async () => {
    const store = open();
    const node = randomUUID();
    await store.change(node, 5, new Map([["ada", "a"]]), 30);
    await eventually("it is gone", async () => (await store.read(node)) === null);
    expect(await store.read(node)).toBeNull();
  });

  it("knows nothing of a node that never was", async () => {
    expect(await open().read(randomUUID())).toBeNull();
  });
}
