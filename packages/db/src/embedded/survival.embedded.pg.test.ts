import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDatabase } from "../client/open-database.js";
import { DataFolderInUseError } from "../errors/database-errors.js";
import { FixtureProcess } from "../testing/fixture-process.js";

describe("an embedded database whose process is killed", () => {
  let dataDir: string;
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "parley-survival-"));
  });
  afterEach(() => rm(dataDir, { recursive: true, force: true }));

  it("has everything that was acknowledged, and nothing by halves, time after time", async () => {
    const acknowledged: string[] = [];
    for (const rows of [200, 50]) {
      const writer = new FixtureProcess(new URL("./acknowledging-writer.fixture.ts", import.meta.url), [dataDir]);
      try {
        await writer.printed(rows);
        await expect(openDatabase({ dataDir })).rejects.toThrow(DataFolderInUseError);
      } finally {
        await writer.kill();
      }
      acknowledged.push(...writer.lines);

      const db = await openDatabase({ dataDir });
      const stored = await db.sql<{ id: string; pair: number }[]>`select id, pair from acknowledged`;
      await db.close();
      expect(stored.map(({ id }) => id)).toEqual(expect.arrayContaining(acknowledged));
      expect(stored.filter(({ pair }) => pair !== 2)).toEqual([]);
    }
    expect(acknowledged.length).toBeGreaterThanOrEqual(250);
  });
});
