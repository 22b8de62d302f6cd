import { expect, test } from "vitest";
import {
  ANN,
  arrival,
  countArrival,
  faultsOf,
  judge,
  oracleOf,
  resume,
  ScriptedLog,
  snapshot,
} from "../testing/recorded-run.js";
import type { OracleRow } from "./log-row.js";

/** Ann is away while somebody speaks, is put out, and something else is said in another place behind it. */
function putOut() {
  const log = new ScriptedLog();
  const first = log.sent("group");
  const missed = log.sent("group");
  const leaving = log.left("group", "ann");
  const proof = log.sent("quiet");
  return { oracle: oracleOf(log), first, missed, leaving, proof };
}

const begun = (first: OracleRow) => [snapshot(), arrival(first)];

test("who asks after their removal was committed may be told nothing said before it any more", () => {
  const { oracle, first, missed, leaving, proof } = putOut();
  const asked = proof.at + 1;
  const told = (row: OracleRow) => arrival(row, row, asked + 5);
  const leaks = [...begun(first), resume(first, asked), told(missed), told(leaving)];
  expect(judge(oracle, leaks).findings).toMatchObject([{ fault: "leaked", seq: missed.seq }]);
  const right = judge(oracle, [...begun(first), resume(first, asked), told(leaving)]);
  expect(right).toMatchObject({ findings: [], heldBack: 1 });
});

test("it goes by when they asked, not by when they were told", () => {
  const { oracle, first, missed, leaving, proof } = putOut();
  const late = (row: OracleRow) => arrival(row, row, proof.at + 500);
  const journal = [...begun(first), resume(first, leaving.at + 900), late(missed), late(leaving)];
  expect(judge(oracle, journal)).toMatchObject({ findings: [], heldBack: 0 });
});

test("nothing proves that a removal was committed before anything else was written behind it", () => {
  const { first, missed, leaving } = putOut();
  const log = new ScriptedLog([first, missed, leaving]);
  // What is said of it in the same transaction carries the same time.
  log.sent("group");
  const line = { ...log.rows[3], at: leaving.at } as OracleRow;
  const oracle = oracleOf(new ScriptedLog([first, missed, leaving, line]));
  const told = (row: OracleRow) => arrival(row, row, 90_010);
  const journal = [...begun(first), resume(first, 90_000), told(missed), told(leaving)];
  expect(faultsOf(judge(oracle, journal))).toEqual([]);
});

test("a snapshot is asked for as well: what comes behind it goes by its time", () => {
  const { oracle, missed, proof } = putOut();
  expect(faultsOf(judge(oracle, [snapshot(1, 7, proof.at + 1), arrival(missed, missed, proof.at + 9)]))).toContain(
    "leaked",
  );
});

test("who came back into the conversation since is not told what was said while they were in it before", () => {
  const { first, missed, leaving, proof } = putOut();
  const log = new ScriptedLog([first, missed, leaving, proof]);
  const again = log.joined("group", "ann");
  const next = log.sent("group");
  const oracle = oracleOf(log);
  const asked = next.at + 1;
  const told = (row: OracleRow) => arrival(row, row, asked + 5);
  const right = [...begun(first), resume(first, asked), told(leaving), told(again), told(next)];
  expect(judge(oracle, right)).toMatchObject({ findings: [], heldBack: 1 });
  expect(faultsOf(judge(oracle, right.toSpliced(3, 0, told(missed))))).toEqual(["leaked"]);
});

test("a failover that lost the removal gives the right back", () => {
  const { oracle, first, missed, proof } = putOut();
  const other = new ScriptedLog([first, missed]);
  const next = other.sent("group", 1, 3);
  oracle.workspace("w").take({ rows: other.rows, head: other.head }, []);
  const told = (row: OracleRow) => arrival(row, row, proof.at + 50);
  const journal = [...begun(first), resume(first, proof.at + 1), told(missed), told(next)];
  expect(faultsOf(judge(oracle, journal))).toEqual([]);
});

test("words of a deleted conversation are nobody's any more, its deletion is told", () => {
  const log = new ScriptedLog();
  const first = log.sent("group");
  const missed = log.sent("group");
  const gone = log.deleted("group");
  const proof = log.sent("quiet");
  const oracle = oracleOf(log);
  const asked = proof.at + 1;
  const told = (row: OracleRow) => arrival(row, row, asked + 5);
  expect(faultsOf(judge(oracle, [...begun(first), resume(first, asked), told(gone)]))).toEqual([]);
  expect(faultsOf(judge(oracle, [...begun(first), resume(first, asked), told(missed), told(gone)]))).toEqual([
    "leaked",
  ]);
  expect(faultsOf(judge(oracle, [...begun(first), arrival(missed), arrival(gone)]))).toEqual([]);
  expect(faultsOf(judge(oracle, [...begun(first), arrival(missed)]))).toEqual(["lost"]);
});

test("what was said of a deleted message is not told again, and while it stood it had to be", () => {
  const log = new ScriptedLog();
  const message = log.sent("group");
  const thumb = log.reacted(message, "reaction.added");
  const gone = log.changed(message, "message.deleted", 0);
  const proof = log.sent("group");
  const oracle = oracleOf(log);
  const asked = proof.at + 1;
  const rest = [arrival(gone, gone, asked + 5), arrival(proof, proof, asked + 6)];
  const anew = [...begun(message), resume(message, asked)];
  expect(faultsOf(judge(oracle, [...anew, ...rest]))).toEqual([]);
  expect(faultsOf(judge(oracle, [...anew, countArrival(thumb, 1, asked + 4), ...rest]))).toEqual(["leaked"]);
  const live = [...begun(message), countArrival(thumb, 1), arrival(gone), arrival(proof)];
  expect(faultsOf(judge(oracle, live))).toEqual([]);
});

test("guests hear of people they share a conversation with, and of nobody else", () => {
  const log = new ScriptedLog();
  const stranger = log.member("member.deactivated", "ann");
  const known = log.member("member.deactivated", "ben");
  const oracle = oracleOf(log);
  const gus = { ...ANN, name: "gus 1", memberId: "gus" };
  expect(faultsOf(judge(oracle, [snapshot(), arrival(known)], gus))).toEqual([]);
  expect(faultsOf(judge(oracle, [snapshot(), arrival(stranger), arrival(known)], gus))).toEqual(["leaked"]);
  expect(faultsOf(judge(oracle, [snapshot()], gus))).toEqual(["lost"]);
});

test("whom a guest meets only later, or no longer, they need not hear of, and may as of the time they were told", () => {
  const log = new ScriptedLog();
  const ann = log.member("member.deactivated", "ann");
  const meets = log.joined("quiet", "ann");
  const parts = log.left("quiet", "ann");
  const oracle = oracleOf(log);
  const gus = { ...ANN, name: "gus 1", memberId: "gus" };
  const told = (at: number) => [snapshot(), arrival(ann, ann, at), arrival(parts, parts, parts.at + 20)];
  expect(faultsOf(judge(oracle, told(ann.at + 10), gus))).toContain("leaked");
  expect(faultsOf(judge(oracle, told(meets.at + 10), gus))).toEqual([]);
  expect(faultsOf(judge(oracle, [snapshot(), arrival(parts, parts, parts.at + 20)], gus))).toEqual([]);
});
