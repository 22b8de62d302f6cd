import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { SendAttempt } from "./checker/journal.js";
import { judgeClients, judgeSends } from "./judge-run.js";
import { ANN, arrivals, oracleOf, ScriptedLog, snapshot } from "./testing/recorded-run.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "parley-judge-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, records: readonly unknown[]): string {
  const file = join(folder, name);
  writeFileSync(file, records.map((record) => `${JSON.stringify(record)}\n`).join(""));
  return file;
}

const attempt = (over: Partial<SendAttempt>): SendAttempt => ({
  client: "ann 1",
  workspaceId: "w",
  nonce: "n",
  startedAt: 100,
  endedAt: 110,
  outcome: "ok",
  ...over,
});

test("every client is judged by its own journal, and their verdicts add up", async () => {
  const log = new ScriptedLog();
  log.sent("group");
  log.sent("group");
  const rows = arrivals(log.rows);
  const whole = { ...ANN, journal: write("a", [snapshot(), ["resume", 1, 0, 0], ...rows]) };
  const short = { ...ANN, name: "ann 2", journal: write("b", [snapshot(), rows[0]]) };
  const verdict = await judgeClients(
    oracleOf(log),
    [whole, short],
    new Map([
      ["ann 1", 2],
      ["ann 2", 2],
    ]),
  );
  expect(verdict).toMatchObject({ deliveries: 3, snapshots: 2, resumes: 1, resets: {} });
  expect(verdict.findings).toMatchObject([{ fault: "lost", seq: 2, client: "ann 2" }]);
});

test("attempts of all files count, and how those ended that failed", async () => {
  const log = new ScriptedLog();
  const row = log.sent("group");
  const message = { id: row.entityId ?? "", seq: 1 };
  const file = write("sends", [attempt({ outcome: "network" }), attempt({ message })]);
  const stored = [{ workspaceId: "w", nonce: "n", ...message }];
  const verdict = await judgeSends(oracleOf(log), [file], [attempt({ outcome: "OVERLOADED" })], stored, []);
  expect(verdict).toMatchObject({
    findings: [],
    attempts: 3,
    acknowledged: 1,
    failed: { network: 1, OVERLOADED: 1 },
    spared: 0,
    failedWhenSpared: [],
  });
});

test("while sends had to go on untouched, every failure counts but what the script itself brings about", async () => {
  const attempts = [
    attempt({ outcome: "network", startedAt: 99 }),
    attempt({ outcome: "network", startedAt: 150 }),
    attempt({ outcome: "DATABASE_UNAVAILABLE", startedAt: 199 }),
    attempt({ outcome: "NOT_FOUND", startedAt: 150 }),
    // It still ran when the next fault struck.
    attempt({ outcome: "network", startedAt: 190, endedAt: 300 }),
    attempt({ outcome: "network", startedAt: 200 }),
  ];
  const verdict = await judgeSends(
    oracleOf(new ScriptedLog()),
    [],
    attempts,
    [],
    [{ from: 100, to: 200, brokenAt: 300 }],
  );
  expect(verdict.failedWhenSpared).toEqual(attempts.slice(1, 3));
  expect(verdict.spared).toBe(3);
});
