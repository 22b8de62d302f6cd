import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rm, symlink, utimes, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { fillFromPrepared, findPreparedCluster } from "./prepared-cluster.js";

describe("findPreparedCluster", () => {
  const made: string[] = [];
  afterEach(async () => {
    for (const folder of made.splice(0)) await rm(folder, { recursive: true, force: true });
  });

  const prepareAs = (text: string) => async (folder: string) => {
    await mkdir(folder);
    await writeFile(join(folder, "file"), text);
  };
  async function find(kind: string, fingerprint: string, text: string): Promise<string> {
    const folder = await findPreparedCluster(kind, fingerprint, prepareAs(text));
    if (!folder) throw new Error("There is no cache folder");
    made.push(folder);
    return folder;
  }
  const textIn = (folder: string) => readFile(join(folder, "file"), "utf8");

  it("prepares once and keeps it, for this user alone", async () => {
    const kind = `test-${randomUUID()}`;
    const folder = await find(kind, "a", "first");
    expect(await find(kind, "a", "second")).toBe(folder);
    expect(await textIn(folder)).toBe("first");
    expect(await textIn(await find(kind, "b", "other"))).toBe("other");
  });

  it("makes those anew that were not used for long, before the system empties them file by file", async () => {
    const kind = `test-${randomUUID()}`;
    const folder = await find(kind, "a", "first");
    const eightDaysAgo = new Date(Date.now() - 8 * 24 * 3600_000);
    await utimes(folder, eightDaysAgo, eightDaysAgo);
    await find(kind, "b", "other");
    expect((await readdir(dirname(folder))).filter((name) => name.startsWith(`${kind}-a`))).toEqual([]);
    expect(await textIn(await find(kind, "a", "again"))).toBe("again");
  });

  it("is whole or not there at all for others, while one that was not used for long is removed", async () => {
    const kind = `test-${randomUUID()}`;
    const many = async (folder: string) => {
      await mkdir(folder);
      for (let index = 0; index < 100; index += 1) await writeFile(join(folder, `${index}`), "text");
    };
    const longAgo = new Date(Date.now() - 8 * 24 * 3600_000);
    for (let round = 0; round < 5; round += 1) {
      const folder = await findPreparedCluster(kind, "a", many);
      if (folder === undefined) throw new Error("There is no cache folder");
      made.push(folder);
      const copies = ["one", "two", "three", "four"].map((name) => `${folder}.${name}-${round}`);
      made.push(...copies);
      await utimes(folder, longAgo, longAgo);
      await Promise.all(copies.map((copy) => fillFromPrepared(copy, kind, "a", many)));
      for (const copy of copies) expect(await readdir(copy)).toHaveLength(100);
    }
  });

  it("is made on the spot when it goes while it is being copied", async () => {
    const kind = `test-${randomUUID()}`;
    const folder = await find(kind, "a", "kept");
    await mkdir(join(folder, "part"));
    // As when the system has begun to empty it: what is listed cannot be read any more.
    await symlink(join(folder, "nothing"), join(folder, "part", "gone"));
    const copy = `${folder}.copy`;
    made.push(copy);
    await fillFromPrepared(copy, kind, "a", prepareAs("on the spot"));
    expect(await textIn(copy)).toBe("on the spot");
    expect(await readdir(copy)).toEqual(["file"]);
  });

  it("does without when preparing fails, and leaves nothing behind", async () => {
    const kind = `test-${randomUUID()}`;
    const failing = findPreparedCluster(kind, "a", async (folder) => {
      await mkdir(folder);
      throw new Error("disk full");
    });
    expect(await failing).toBeUndefined();
    const kept = await find(kind, "b", "fine");
    expect((await readdir(dirname(kept))).filter((name) => name.startsWith(`${kind}-a`))).toEqual([]);
  });
});
