import { expect, test } from "vitest";
import { arrivals, faultsOf, judge, oracleOf, ScriptedLog, snapshot } from "../testing/recorded-run.js";
import { History } from "./history.js";

function logOf(count: number, mark = 0, base: ScriptedLog = new ScriptedLog()) {
  const log = new ScriptedLog(base.rows);
  for (let index = 0; index < count; index += 1) log.sent("group", 1, mark);
  return log;
}

test("readings add up, also when the log was truncated in between", () => {
  const history = new History();
  const log = logOf(10);
  history.take({ rows: log.rows.slice(0, 6), head: 6 });
  history.take({ rows: log.rows.slice(4), head: 10 });
  expect(history.branches).toHaveLength(1);
  expect(history.present.rows).toEqual(log.rows);
});

test("a reading that leaves a hole is refused", () => {
  const history = new History();
  const log = logOf(10);
  history.take({ rows: log.rows.slice(0, 3), head: 3 });
  expect(() => history.take({ rows: log.rows.slice(5), head: 10 })).toThrow("not read from 4 to 5");
  expect(() => history.take({ rows: log.rows.slice(3, 8), head: 10 })).toThrow("ends at 10");
});

test("another mark at a known place begins another course, and so does a shorter log", () => {
  const log = logOf(10);
  const other = logOf(5, 3, new ScriptedLog(log.rows.slice(0, 7)));
  const history = new History();
  history.take({ rows: log.rows, head: 10 });
  history.take({ rows: other.rows, head: 12 });
  history.take({ rows: other.rows.slice(0, 11), head: 11 });
  expect(history.branches.map(({ head }) => head)).toEqual([10, 12, 11]);
  const lost = log.rows[8];
  expect(history.isLost(9, lost?.rid ?? 0)).toBe(true);
  expect(history.isLost(7, log.rows[6]?.rid ?? 0)).toBe(false);
  expect(history.isLost(99, 1)).toBe(false);
});

/** Ann saw all of a log whose last three rows were then lost in a failover, and what came instead. */
function failover() {
  const log = logOf(10);
  const other = logOf(4, 3, new ScriptedLog(log.rows.slice(0, 7)));
  const oracle = oracleOf(log);
  oracle.workspace("w").take({ rows: other.rows, head: other.head }, []);
  const last = log.rows[9];
  const reset = ["reset", 20_000, 10, last?.rid ?? 0, "OTHER_HISTORY"] as const;
  return { log, other, oracle, reset };
}

test("after a failover that lost the tail, a client is to be reset, and then sees the new course", () => {
  const { log, other, oracle, reset } = failover();
  const [, , , , , , seventh] = other.rows;
  const journal = [
    snapshot(),
    ...arrivals(log.rows),
    reset,
    snapshot(7, seventh?.rid),
    ...arrivals(other.rows.slice(7)),
  ];
  expect(judge(oracle, journal)).toMatchObject({ findings: [], resets: { OTHER_HISTORY: 1 } });
});

test("a client that went on into the new course without a reset has lost", () => {
  const { log, other, oracle } = failover();
  const journal = [snapshot(), ...arrivals(log.rows), ...arrivals(other.rows.slice(10))];
  expect(judge(oracle, journal).findings).toMatchObject([
    { fault: "lost", what: "it went on into another history without a reset" },
  ]);
});

test("a client that had seen nothing of the lost tail goes on, and may not be reset", () => {
  const { log, other, oracle } = failover();
  const seen = arrivals(log.rows.slice(0, 5));
  expect(faultsOf(judge(oracle, [snapshot(), ...seen, ...arrivals(other.rows.slice(5))]))).toEqual([]);
  const fifth = log.rows[4];
  const reset = ["reset", 20_000, 5, fifth?.rid ?? 0, "OTHER_HISTORY"] as const;
  const again = [snapshot(5, fifth?.rid), ...arrivals(other.rows.slice(5))];
  expect(faultsOf(judge(oracle, [snapshot(), ...seen, reset, ...again]))).toEqual(["lost"]);
});

test("a node that still stands on the course given up shows what that one knows: somebody's leaving, for one", () => {
  const base = new ScriptedLog();
  base.sent("group");
  base.sent("group");
  const lost = new ScriptedLog(base.rows);
  lost.left("group", "ann");
  const oracle = oracleOf(lost);
  const next = new ScriptedLog(base.rows);
  next.sent("group", 1, 3);
  const late = next.member("member.changed", "ben");
  oracle.workspace("w").take({ rows: next.rows, head: next.head }, []);
  const [, second] = base.rows;
  if (second === undefined) throw new Error("no log");
  const at = 9_000;
  const sync = ["sync", at, second.seq, second.rid] as const;
  const rest = arrivals(next.rows.slice(2));
  expect(faultsOf(judge(oracle, [snapshot(), sync, ...rest]))).toEqual([]);
  expect(faultsOf(judge(oracle, [snapshot(), ["sync", at, late.seq, late.rid]]))).toEqual([
    "lost",
    "lost",
    "lost",
    "lost",
  ]);
});
