import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { copyCluster, createWhole, removeLeftovers } from "./data-folder.js";

describe("createWhole", () => {
  let parent: string;
  beforeEach(async () => {
    parent = await mkdtemp(join(tmpdir(), "parley-folder-"));
  });
  afterEach(() => rm(parent, { recursive: true }));

  const fillWith = (text: string) => async (folder: string) => {
    await mkdir(folder);
    await writeFile(join(folder, "file"), text);
  };

  it("makes the folder with its parents, and leaves an existing one alone", async () => {
    const folder = join(parent, "a", "b");
    expect(await createWhole(folder, fillWith("first"))).toBe(true);
    expect(await createWhole(folder, fillWith("second"))).toBe(false);
    expect(await readFile(join(folder, "file"), "utf8")).toBe("first");
    expect(await readdir(join(parent, "a"))).toEqual(["b"]);
  });

  it("leaves nothing behind when filling fails", async () => {
    const filling = createWhole(join(parent, "a"), async (folder) => {
      await fillWith("half")(folder);
      throw new Error("disk full");
    });
    await expect(filling).rejects.toThrow("disk full");
    expect(await readdir(parent)).toEqual([]);
  });

  it("lets the first of several win", async () => {
    const folder = join(parent, "a");
    const made = await Promise.all(["one", "two", "three"].map((text) => createWhole(folder, fillWith(text))));
    expect(made.filter((mine) => mine)).toHaveLength(1);
    expect(await readdir(parent)).toEqual(["a"]);
    expect(["one", "two", "three"]).toContain(await readFile(join(folder, "file"), "utf8"));
  });

  it("clears away what a killed process left, and nothing else", async () => {
    for (const name of ["a", "a.filling-1", "b.filling-1", "parley.lock"]) await mkdir(join(parent, name));
    await removeLeftovers(join(parent, "a"));
    expect((await readdir(parent)).sort()).toEqual(["a", "b.filling-1", "parley.lock"]);
  });

  it("copies with everything inside", async () => {
    await fillWith("text")(join(parent, "a"));
    await mkdir(join(parent, "a", "empty"));
    await copyCluster(join(parent, "a"), join(parent, "b"));
    expect((await readdir(join(parent, "b"))).sort()).toEqual(["empty", "file"]);
    expect(await readFile(join(parent, "b", "file"), "utf8")).toBe("text");
    await expect(copyCluster(join(parent, "a"), join(parent, "b"))).rejects.toThrow("EEXIST");
  });
});
