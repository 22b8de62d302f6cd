import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const run = promisify(execFile);

const PROGRAM = `
  import { assertServiceRole, migrate, openDatabase } from "@parley/db";
  const db = await openDatabase({ dataDir: process.argv[1] });
  const { applied } = await migrate(db);
  await assertServiceRole(db);
  await db.close();
  console.log(JSON.stringify({ applied: applied.length }));
`;

describe("the built package", () => {
  let dataDir: string;
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "parley-built-"));
  });
  afterEach(() => rm(dataDir, { recursive: true }));

  async function start(): Promise<{ applied: number }> {
    const server = new URL("../../../apps/server/", import.meta.url);
    const args = ["--input-type=module", "--eval", PROGRAM, dataDir];
    const { stdout } = await run(process.execPath, args, { cwd: server });
    return JSON.parse(stdout) as { applied: number };
  }

  it("runs on plain Node, finds its worker and its migrations, and ends by itself", async () => {
    expect((await start()).applied).toBeGreaterThanOrEqual(7);
    expect((await start()).applied).toBe(0);
  });
});
