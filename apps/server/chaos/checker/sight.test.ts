import { expect, test } from "vitest";
import { arrival, arrivals, faultsOf, judge, oracleOf, ScriptedLog, snapshot } from "../testing/recorded-run.js";

test("who was removed sees their own leaving and nothing behind it", () => {
  const log = new ScriptedLog();
  log.sent("group");
  log.left("group", "ann");
  const after = log.sent("group");
  const oracle = oracleOf(log);
  const seen = [snapshot(), ...arrivals(log.rows.slice(0, 2))];
  expect(faultsOf(judge(oracle, seen))).toEqual([]);
  expect(faultsOf(judge(oracle, [...seen, arrival(after)]))).toEqual(["leaked"]);
  expect(faultsOf(judge(oracle, seen.slice(0, 2)))).toEqual(["lost"]);
});

test("a notification may be withdrawn before it is shown, and is nobody else's", () => {
  const log = new ScriptedLog();
  const [own, others] = [log.notified("ann"), log.notified("ben")];
  const last = log.sent("group");
  const oracle = oracleOf(log);
  expect(faultsOf(judge(oracle, [snapshot(), arrival(last)]))).toEqual([]);
  expect(faultsOf(judge(oracle, [snapshot(), arrival(own), arrival(last)]))).toEqual([]);
  expect(faultsOf(judge(oracle, [snapshot(), arrival(others), arrival(last)]))).toEqual(["leaked"]);
});

test("who catches up after leaving is not shown what came before, by membership at that moment", () => {
  const log = new ScriptedLog();
  const before = log.sent("group");
  const leaving = log.left("group", "ann");
  const oracle = oracleOf(log);
  expect(faultsOf(judge(oracle, [snapshot(), arrival(leaving)]))).toEqual([]);
  expect(faultsOf(judge(oracle, [snapshot(), arrival(before), arrival(leaving)]))).toEqual([]);
});

test("what came well before the leaving, and was followed by something, had to be seen", () => {
  const log = new ScriptedLog();
  log.sent("group");
  const second = log.sent("group");
  log.left("group", "ann");
  const oracle = oracleOf(log);
  const [, , leaving] = log.rows;
  if (leaving === undefined) throw new Error("no log");
  expect(faultsOf(judge(oracle, [snapshot(), arrival(second), arrival(leaving)]))).toEqual(["lost"]);
});

test("who comes into a conversation sees it from their joining on", () => {
  const log = new ScriptedLog();
  const before = log.sent("quiet");
  const joining = log.joined("quiet", "ann");
  const after = log.sent("quiet");
  const oracle = oracleOf(log);
  expect(faultsOf(judge(oracle, [snapshot(), arrival(joining), arrival(after)]))).toEqual([]);
  expect(faultsOf(judge(oracle, [snapshot(), arrival(before), arrival(joining), arrival(after)]))).toEqual(["leaked"]);
  expect(faultsOf(judge(oracle, [snapshot(), arrival(joining)]))).toEqual(["lost"]);
});

test("since joining: an edit of what was written before is not for who came later, and for who was there it is", () => {
  const log = new ScriptedLog();
  const before = log.sent("quiet");
  const joining = log.joined("quiet", "ann");
  const edit = log.changed(before, "message.edited", 2);
  const oracle = oracleOf(log);
  const ben = { name: "ben 1", workspaceId: "w", memberId: "ben" };
  expect(faultsOf(judge(oracle, [snapshot(), arrival(joining)]))).toEqual([]);
  expect(faultsOf(judge(oracle, [snapshot(), arrival(joining), arrival(edit)]))).toEqual(["leaked"]);
  expect(faultsOf(judge(oracle, [snapshot(), ...arrivals(log.rows)], ben))).toEqual([]);
  expect(faultsOf(judge(oracle, [snapshot(), ...arrivals(log.rows.slice(0, 2))], ben))).toEqual(["lost"]);
});

test("with all of the history, an edit of what was written before is for everybody", () => {
  const log = new ScriptedLog();
  const before = log.sent("group");
  const joining = log.joined("group", "cay");
  const edit = log.changed(before, "message.edited", 2);
  const cay = { name: "cay 1", workspaceId: "w", memberId: "cay" };
  const oracle = oracleOf(log);
  expect(faultsOf(judge(oracle, [snapshot(), arrival(joining), arrival(edit)], cay))).toEqual([]);
  expect(faultsOf(judge(oracle, [snapshot(), arrival(joining)], cay))).toEqual(["lost"]);
});

test("the joining of somebody who has left since need not be told", () => {
  const log = new ScriptedLog();
  const joining = log.joined("group", "cay");
  const leaving = log.left("group", "cay");
  const oracle = oracleOf(log);
  expect(faultsOf(judge(oracle, [snapshot(), arrival(leaving)]))).toEqual([]);
  expect(faultsOf(judge(oracle, [snapshot(), arrival(joining), arrival(leaving)]))).toEqual([]);
});

test("the deactivated are shown nothing until they are back, and then everything", () => {
  const log = new ScriptedLog();
  const end = log.member("member.deactivated", "ann");
  const meanwhile = log.sent("group");
  const back = log.member("member.changed", "ann");
  const oracle = oracleOf(log);
  const late = (row: typeof end) => arrival(row, row, back.at + 500);
  expect(faultsOf(judge(oracle, [snapshot(), arrival(end), late(meanwhile), late(back)]))).toEqual([]);
  expect(faultsOf(judge(oracle, [snapshot(), arrival(end), arrival(meanwhile), late(back)]))).toContain("leaked");
  expect(faultsOf(judge(oracle, [snapshot(), arrival(end), late(back)]))).toEqual(["lost"]);
});
