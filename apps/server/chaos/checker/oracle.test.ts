import { expect, test } from "vitest";
import { GROUP, oracleOf, ScriptedLog } from "../testing/recorded-run.js";
import { Oracle, WorkspaceOracle } from "./oracle.js";

function logOf(count: number): ScriptedLog {
  const log = new ScriptedLog();
  for (let index = 0; index < count; index += 1) log.sent("group");
  return log;
}

test("a client may be reset only once it is further behind than a server replays", () => {
  const log = logOf(8);
  const workspace = oracleOf(log).workspace("w");
  const [first] = log.rows;
  const place = { seq: 1, rid: first?.rid ?? 0 };
  const [seventhAt, sixthAt] = [log.rows[6]?.at ?? 0, log.rows[5]?.at ?? 0];
  expect(workspace.mayReset({ ...place, at: seventhAt }, 5)).toBe(true);
  expect(workspace.mayReset({ ...place, at: sixthAt }, 5)).toBe(false);
});

test("a place that no log ever had gives no right to a reset", () => {
  const workspace = oracleOf(logOf(3)).workspace("w");
  workspace.truncated(0, 3);
  expect(workspace.mayReset({ seq: 2, rid: 1, at: 99_000 }, 5_000)).toBe(false);
});

test("the row at the floor is still there: only what lies below it is gone, and only from then on", () => {
  const log = logOf(5);
  const workspace = oracleOf(log).workspace("w");
  workspace.truncated(7_000, 3);
  const mayReset = (seq: number, at: number) =>
    workspace.mayReset({ seq, rid: log.rows[seq - 1]?.rid ?? 0, at }, 5_000);
  expect([mayReset(2, 7_000), mayReset(3, 7_000), mayReset(2, 6_999)]).toEqual([true, false, false]);
});

test("a failover gives a right to reset those alone whose place it lost, however fresh it is", () => {
  const log = logOf(5);
  const workspace = oracleOf(log).workspace("w");
  const mayReset = (seq: number) => workspace.mayReset({ seq, rid: log.rows[seq - 1]?.rid ?? 0, at: 5_001 }, 5_000);
  expect([3, 4].map(mayReset)).toEqual([false, false]);
  workspace.take({ rows: log.rows.slice(0, 3), head: 3 }, []);
  expect([2, 3, 4, 5].map(mayReset)).toEqual([false, false, true, true]);
});

test("a new conversation of the log is known from the next reading on, founders stay who they were", () => {
  const log = new ScriptedLog();
  const joined = log.joined("later", "ann");
  const workspace = new WorkspaceOracle("w", [GROUP]);
  const conversations = [
    { id: "later", history: "all" as const, founders: [] },
    { ...GROUP, founders: [] },
  ];
  workspace.take({ rows: log.rows, head: 1 }, conversations);
  const after = log.sent("later");
  const talk = log.sent("group");
  workspace.take({ rows: log.rows, head: 3 }, conversations);
  const sight = workspace.sight(workspace.history.present);
  const at = (row: { at: number }) => ({ at: row.at, since: 0 });
  expect([joined, after, talk].map((row) => sight.maySee("ann", row, at(row)))).toEqual([true, true, true]);
  expect(sight.maySee("ben", after, at(after))).toBe(false);
});

test("whose row it is, is found over all workspaces", () => {
  const log = logOf(2);
  const oracle = oracleOf(log, new WorkspaceOracle("other", []));
  expect(oracle.ownerOf(2, log.rows[1]?.rid ?? 0)?.id).toBe("w");
  expect(oracle.ownerOf(2, 1)).toBeUndefined();
  expect(() => new Oracle([]).workspace("w")).toThrow("there is no workspace w");
});
