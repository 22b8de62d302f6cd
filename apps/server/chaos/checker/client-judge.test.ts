import { expect, test } from "vitest";
import {
  arrival,
  arrivals,
  faultsOf,
  GROUP,
  judge,
  oracleOf,
  resume,
  ScriptedLog,
  snapshot,
} from "../testing/recorded-run.js";
import type { JournalRecord } from "./journal.js";
import { WorkspaceOracle } from "./oracle.js";

/** Ten messages that ann may all see. */
function talk() {
  const log = new ScriptedLog();
  for (let index = 0; index < 10; index += 1) log.sent("group");
  const [, , third, fourth] = log.rows;
  if (third === undefined || fourth === undefined) throw new Error("no log");
  return { log, oracle: oracleOf(log), journal: [snapshot(), ...arrivals(log.rows)], third, fourth };
}

test("who saw everything once and in order is fine, also with a sync instead of silence", () => {
  const { oracle, journal, log } = talk();
  expect(judge(oracle, journal)).toMatchObject({ findings: [], deliveries: 10, snapshots: 1 });
  const last = log.rows[9];
  expect(faultsOf(judge(oracle, [...journal, ["sync", 99_000, 10, last?.rid ?? 0]]))).toEqual([]);
});

test("a dropped event is lost, wherever it was", () => {
  const { oracle, journal } = talk();
  for (let index = 1; index <= 10; index += 1) {
    const verdict = judge(oracle, journal.toSpliced(index, 1));
    expect(verdict.findings).toMatchObject([{ fault: "lost", seq: index, type: "message.sent", client: "ann 1" }]);
  }
});

test("a doubled event is doubled, at once or much later", () => {
  const { oracle, journal, third } = talk();
  expect(faultsOf(judge(oracle, journal.toSpliced(4, 0, arrival(third))))).toEqual(["doubled"]);
  expect(faultsOf(judge(oracle, [...journal, arrival(third)]))).toEqual(["doubled"]);
});

test("two swapped events are disordered, and neither lost nor doubled", () => {
  const { oracle, journal, third, fourth } = talk();
  expect(faultsOf(judge(oracle, journal.toSpliced(3, 2, arrival(fourth), arrival(third))))).toEqual(["disordered"]);
});

test("an event of another workspace, of a foreign conversation or of nowhere is leaked", () => {
  const foreign = new ScriptedLog();
  for (let index = 0; index < 12; index += 1) foreign.sent("group", 1, 3);
  const other = new WorkspaceOracle("other", [GROUP]);
  other.take({ rows: foreign.rows, head: 12 }, []);
  const log = new ScriptedLog();
  const seen = log.sent("group");
  const hidden = log.sent("quiet");
  const oracle = oracleOf(log, other);
  const [, , , strange] = foreign.rows;
  if (strange === undefined) throw new Error("no log");
  const good = [snapshot(), arrival(seen)];
  expect(faultsOf(judge(oracle, good))).toEqual([]);
  expect(faultsOf(judge(oracle, [...good, arrival(hidden)]))).toEqual(["leaked"]);
  expect(judge(oracle, [...good, arrival(strange)]).findings).toMatchObject([
    { fault: "leaked", what: "it is of another workspace" },
  ]);
  expect(judge(oracle, [...good, arrival({ ...strange, rid: 1 })]).findings).toMatchObject([
    { fault: "leaked", what: "it is of no log" },
  ]);
});

test("a reset for no reason is lost: a product that only ever resets does not pass", () => {
  const { oracle, log } = talk();
  const journal = log.rows.flatMap(({ seq, rid, at }) => [
    snapshot(seq, rid, at),
    ["reset", at + 10, seq, rid, "OTHER_HISTORY"] as const,
  ]);
  const last = log.rows[9];
  const verdict = judge(oracle, [...journal, snapshot(10, last?.rid, 99_000)]);
  expect(faultsOf(verdict)).toEqual(Array.from({ length: 10 }, () => "lost"));
  expect(verdict.resets).toEqual({});
});

test("a reset behind a truncated place is fine, and its client owes nothing of what lies between", () => {
  const { oracle, log, journal } = talk();
  oracle.workspace("w").truncated(5_500, 5);
  const [, , third] = log.rows;
  const reset = ["reset", 6_000, 3, third?.rid ?? 0, "BELOW_FLOOR"] as const;
  const rest = [snapshot(8, log.rows[7]?.rid), ...journal.slice(9)];
  expect(judge(oracle, [...journal.slice(0, 4), reset, ...rest])).toMatchObject({
    findings: [],
    resets: { BELOW_FLOOR: 1 },
  });
  const early = ["reset", 5_000, 3, third?.rid ?? 0, "BELOW_FLOOR"] as const;
  expect(faultsOf(judge(oracle, [...journal.slice(0, 4), early, ...rest]))).toEqual(["lost"]);
});

test("who goes away between a reset and the snapshot may ask from where they were, and is owed what follows", () => {
  const { oracle, journal, third } = talk();
  oracle.workspace("w").truncated(1, 9);
  const upToReset = [...journal.slice(0, 4), ["reset", 4_000, 3, third.rid, "BELOW_FLOOR"] as const];
  const behind = journal.slice(4);
  expect(faultsOf(judge(oracle, [...upToReset, resume(third, 4_100), ...behind]))).toEqual([]);
  expect(faultsOf(judge(oracle, [...upToReset, resume(third, 4_100), ...behind.slice(1)]))).toEqual(["lost"]);
  expect(faultsOf(judge(oracle, [...upToReset, ...behind]))).toContain("disordered");
});

test("a client that never comes back after a reset, begins anew unasked or stops before the end has lost", () => {
  const { oracle, journal, third } = talk();
  oracle.workspace("w").truncated(1, 9);
  const reset = ["reset", 4_000, 3, third.rid, "BELOW_FLOOR"] as const;
  expect(faultsOf(judge(oracle, [...journal.slice(0, 4), reset]))).toEqual(["lost"]);
  expect(faultsOf(judge(oracle, [...journal.slice(0, 4), snapshot(3, third.rid), ...journal.slice(4)]))).toEqual([
    "lost",
  ]);
  expect(faultsOf(judge(oracle, journal.slice(0, 9)))).toEqual(["lost", "lost"]);
});

test("a gap, and a client library that keeps something from its app, are told", () => {
  const { oracle, journal, third } = talk();
  expect(faultsOf(judge(oracle, journal.toSpliced(3, 1, ["gap", 1, 3, third.rid])))).toEqual(["lost"]);
  expect(faultsOf(judge(oracle, [...journal, ["mishandled", 1, 3, third.rid, "never applied it"]]))).toEqual(["lost"]);
  expect(faultsOf(judge(oracle, [...journal, ["state", 1, 3, third.rid, "group", []]]))).toEqual(["lost"]);
});

test("what an event shows must be a state its message had by then", () => {
  const log = new ScriptedLog();
  const first = log.sent("group", 11);
  const edit = log.changed(first, "message.edited", 22);
  const removal = log.changed(first, "message.deleted", 33);
  const oracle = oracleOf(log);
  const rest = arrivals([edit, removal]);
  expect(faultsOf(judge(oracle, [snapshot(), arrival(first, removal), ...rest]))).toEqual([]);
  expect(faultsOf(judge(oracle, [snapshot(), arrival(first, { ...first, text: 22 }), ...rest]))).toEqual(["lost"]);
  expect(faultsOf(judge(oracle, [snapshot(), arrival(first), arrival(edit, first), arrival(removal)]))).toEqual([
    "lost",
  ]);
  expect(faultsOf(judge(oracle, [snapshot(), arrival({ ...first, entityId: "m9" }), ...rest]))).toEqual(["leaked"]);
});

test("a state that was lost in a failover may be shown to who is reset then, and to nobody else", () => {
  const before = new ScriptedLog();
  const first = before.sent("group", 11);
  const after = new ScriptedLog(before.rows);
  const lost = before.changed(first, "message.edited", 22);
  const kept = after.sent("group", 33, 1);
  const oracle = oracleOf(before);
  oracle.workspace("w").take({ rows: after.rows, head: after.head }, []);
  const shown = [snapshot(), arrival(first, lost)];
  const reset = ["reset", lost.at + 20, lost.seq, lost.rid, "OTHER_HISTORY"] as const;
  const anew = snapshot(kept.seq, kept.rid, kept.at);
  expect(faultsOf(judge(oracle, [...shown, arrival(lost), reset, anew]))).toEqual([]);
  expect(judge(oracle, [...shown, arrival(kept)]).findings).toMatchObject([
    { fault: "lost", what: "it kept a state (rev 2) that was lost in a failover" },
  ]);
});

test("a state that stands on a forgotten answer is counted, and is no finding", () => {
  const { oracle, journal, third } = talk();
  const differing = (...answeredAt: number[]) =>
    judge(oracle, [...journal, ["state", 1, 3, third.rid, "group has readSeq 3 instead of 2", answeredAt]]);
  expect(differing(500)).toMatchObject({ findings: [{ fault: "lost" }], reckonedFromLost: 0 });
  oracle.forgot([{ from: 400, to: 600 }]);
  expect(differing(500)).toMatchObject({ findings: [], reckonedFromLost: 1 });
  expect(differing(300, 700)).toMatchObject({ findings: [{ fault: "lost" }], reckonedFromLost: 0 });
  expect(differing()).toMatchObject({ findings: [{ fault: "lost" }] });
});

test("what came outside the log and is of somebody else is leaked", () => {
  const { oracle, journal, third } = talk();
  expect(faultsOf(judge(oracle, [...journal, ["foreign", 1, 3, third.rid, "a draft of ben's"]]))).toEqual(["leaked"]);
});

test("acknowledged messages to be sent later are handed on, with whether somebody wanted to cancel them", () => {
  const { oracle, journal } = talk();
  const scheduled = (id: string): JournalRecord => ["scheduled", 1, 2, 0, id, `nonce of ${id}`];
  const verdict = judge(oracle, [...journal, scheduled("a"), scheduled("b"), ["cancelled", 2, 0, 0, "b"]]);
  expect(verdict.scheduled).toMatchObject([
    { id: "a", nonce: "nonce of a", rev: 2, cancelled: false },
    { id: "b", cancelled: true },
  ]);
});
