import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DataFolderInUseError } from "../errors/database-errors.js";
import { FixtureProcess } from "../testing/fixture-process.js";
import { lockDataFolder } from "./data-folder-lock.js";
import { isRunning, ownIdentity } from "./process-identity.js";

describe("lockDataFolder", () => {
  let folder: string;
  const lockFile = () => join(folder, "parley.lock");
  const leave = (holder: object) => writeFile(lockFile(), JSON.stringify(holder));

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "parley-lock-"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it("can be taken, given back and taken again", async () => {
    const lock = await lockDataFolder(folder);
    expect(JSON.parse(await readFile(lockFile(), "utf8"))).toMatchObject({ pid: process.pid });
    await lock.release();
    expect(await readdir(folder)).toEqual([]);
    await (await lockDataFolder(folder)).release();
  });

  it("refuses a second holder in the same process", async () => {
    const lock = await lockDataFolder(folder);
    await expect(lockDataFolder(folder)).rejects.toThrow(DataFolderInUseError);
    await lock.release();
  });

  it("names the living process that holds it, and takes over once that was killed", async () => {
    const holder = new FixtureProcess(new URL("./lock-holder.fixture.ts", import.meta.url), [folder]);
    try {
      await holder.printed(1);
      await expect(lockDataFolder(folder)).rejects.toMatchObject({ name: "DataFolderInUseError", pid: holder.pid });
    } finally {
      await holder.kill();
    }
    const lock = await lockDataFolder(folder);
    expect(await readdir(folder)).toEqual(["parley.lock"]);
    await lock.release();
  });

  it("takes over from a killed process whose parent never looked after it", async () => {
    // The shell leaves its child behind as a zombie and lives on.
    const parent = spawn("sh", ["-c", "sleep 60 & echo $!; kill -9 $!; exec sleep 60"], {
      stdio: ["ignore", "pipe", "ignore"],
    });
    try {
      const [line] = (await once(parent.stdout, "data")) as [Buffer];
      await leave({ pid: Number(line.toString()), startedAt: "", host: hostname() });
      const lock = await lockDataFolder(folder);
      expect(JSON.parse(await readFile(lockFile(), "utf8"))).toMatchObject({ pid: process.pid });
      await lock.release();
    } finally {
      parent.kill("SIGKILL");
    }
  });

  it("does not mistake a later process with the same number for the holder", async () => {
    await leave({ ...ownIdentity(), startedAt: "1" });
    await (await lockDataFolder(folder)).release();
    expect(await readdir(folder)).toEqual([]);
  });

  it("lets one of many win the lock of a dead process", async () => {
    for (let round = 0; round < 30; round += 1) {
      await leave({ pid: 2 ** 22 + 1, startedAt: "1", host: hostname() });
      const results = await Promise.allSettled(Array.from({ length: 20 }, () => lockDataFolder(folder)));
      const won = results.filter((result) => result.status === "fulfilled");
      expect(won).toHaveLength(1);
      await won[0]?.value.release();
    }
    expect(await readdir(folder)).toEqual([]);
  });

  it("is not held up by a process that was killed while taking over", async () => {
    await leave({ pid: 2 ** 22 + 1, startedAt: "1", host: hostname() });
    await writeFile(`${lockFile()}.takeover`, "");
    const minuteAgo = new Date(Date.now() - 60_000);
    await utimes(`${lockFile()}.takeover`, minuteAgo, minuteAgo);
    await (await lockDataFolder(folder)).release();
    expect(await readdir(folder)).toEqual([]);
  });

  it("believes a lock of another host while its heart beats", async () => {
    await leave({ pid: 1, startedAt: "1", host: "elsewhere" });
    await expect(lockDataFolder(folder)).rejects.toMatchObject({ pid: 1 });
    const minuteAgo = new Date(Date.now() - 60_000);
    await utimes(lockFile(), minuteAgo, minuteAgo);
    await (await lockDataFolder(folder)).release();
  });

  it("takes over a lock that was cut off long ago, and waits for one that is just being written", async () => {
    await writeFile(lockFile(), '{"pid":');
    const minuteAgo = new Date(Date.now() - 60_000);
    await utimes(lockFile(), minuteAgo, minuteAgo);
    await (await lockDataFolder(folder)).release();

    await writeFile(lockFile(), "");
    const [second] = await Promise.allSettled([lockDataFolder(folder), leave(ownIdentity())]);
    expect(second).toMatchObject({ status: "rejected", reason: { pid: process.pid } });
  });

  it("does not remove a lock that is no longer its own", async () => {
    const lock = await lockDataFolder(folder);
    await leave({ pid: 1, startedAt: "1", host: "elsewhere" });
    await lock.release();
    expect(await readdir(folder)).toEqual(["parley.lock"]);
  });
});

describe("isRunning", () => {
  it("knows this process, and that others are not it", () => {
    const own = ownIdentity();
    expect(isRunning(own)).toBe(true);
    expect(isRunning({ ...own, startedAt: "1" })).toBe(false);
    expect(isRunning({ ...own, pid: 2 ** 22 + 1 })).toBe(false);
  });

  it("takes a living process for the holder when its start is not known", () => {
    expect(isRunning({ ...ownIdentity(), startedAt: "" })).toBe(true);
  });
});
