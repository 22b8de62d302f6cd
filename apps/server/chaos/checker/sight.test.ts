import { expect, test } from "vitest";
import {
  arrival,
  arrivals,
  faultsOf,
  judge,
  oracleOf,
  ScriptedLog,
  snapshot,
  workspaceOf,
} from "../testing/recorded-run.js";
import type { JournalRecord } from "./journal.js";
import { Oracle } from "./oracle.js";

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

test("a notification may be withdrawn before it is shown, is owed while it is there, and is nobody else's", () => {
  const log = new ScriptedLog();
  const [own, others] = [log.notified("ann"), log.notified("ben")];
  const last = log.sent("group");
  const oracle = oracleOf(log);
  const [unshown, shown] = [
    [snapshot(), arrival(last)],
    [snapshot(), arrival(own), arrival(last)],
  ];
  expect(faultsOf(judge(oracle, unshown))).toEqual([]);
  expect(faultsOf(judge(oracle, shown))).toEqual([]);
  expect(faultsOf(judge(oracle, [snapshot(), arrival(others), arrival(last)]))).toEqual(["leaked"]);
  const standing = new Oracle([workspaceOf(log, [own.entityId ?? "", others.entityId ?? ""])]);
  expect(faultsOf(judge(standing, unshown))).toEqual(["lost"]);
  expect(faultsOf(judge(standing, shown))).toEqual([]);
});

test.each(["preference.changed", "saved.added", "scheduled.removed", "notification.changed", "thread.followed"])(
  "%s is owed to its member, and a leak to anybody else",
  (type) => {
    const log = new ScriptedLog();
    const [own, others] = [log.personal(type, "ann"), log.personal(type, "ben")];
    const last = log.sent("group");
    const oracle = oracleOf(log);
    expect(faultsOf(judge(oracle, [snapshot(), arrival(own), arrival(last)]))).toEqual([]);
    expect(faultsOf(judge(oracle, [snapshot(), arrival(last)]))).toEqual(["lost"]);
    expect(faultsOf(judge(oracle, [snapshot(), arrival(own), arrival(others), arrival(last)]))).toEqual(["leaked"]);
  },
);

test("how somebody stood to a conversation they have left need not be told any more", () => {
  const log = new ScriptedLog();
  const followed = log.personal("thread.followed", "ann", { conversationId: "group" });
  const leaving = log.left("group", "ann");
  const oracle = oracleOf(log);
  expect(faultsOf(judge(oracle, [snapshot(), arrival(leaving)]))).toEqual([]);
  expect(faultsOf(judge(oracle, [snapshot(), arrival(followed), arrival(leaving)]))).toEqual([]);
});

test("of a pin on a message that is deleted since nothing need be told, and else it must", () => {
  const log = new ScriptedLog();
  const message = log.sent("group");
  const pinned = log.pinned(message);
  const after = log.sent("group");
  expect(faultsOf(judge(oracleOf(log), [snapshot(), arrival(message), arrival(after)]))).toEqual(["lost"]);
  const deletion = log.changed(message, "message.deleted", 2);
  const late = [arrival(message, deletion, 9_000), arrival(after, after, 9_001), arrival(deletion, deletion, 9_002)];
  expect(faultsOf(judge(oracleOf(log), [snapshot(), ...late]))).toEqual([]);
  expect(pinned.goneWith).toBe(message.entityId);
});

test("a search may find what its reader may read: of the present, and not of what they never saw", () => {
  const log = new ScriptedLog();
  const early = log.sent("quiet");
  const seen = log.sent("group");
  log.joined("quiet", "ann");
  const quiet = log.sent("quiet");
  const gone = log.sent("group");
  log.changed(gone, "message.deleted", 2);
  log.left("quiet", "ann");
  log.sent("group");
  log.sent("group");
  const oracle = oracleOf(log);
  const search = (row: { entityId: string | null }, askedAt: number): JournalRecord => [
    "found",
    askedAt + 20,
    askedAt,
    0,
    [row.entityId ?? ""],
  ];
  const faults = (record: JournalRecord) => faultsOf(judge(oracle, [snapshot(log.head, log.rows.at(-1)?.rid), record]));
  expect(faults(search(seen, 2_500))).toEqual([]);
  expect(faults(search(quiet, 4_500))).toEqual([]);
  expect(faults(search(early, 4_500))).toEqual(["leaked"]);
  expect(faults(search(quiet, 9_500))).toEqual(["leaked"]);
  expect(faults(search(gone, 5_500))).toEqual([]);
  expect(faults(search(gone, 9_500))).toEqual(["leaked"]);
  expect(faults(search({ entityId: "of another workspace" }, 4_500))).toEqual(["leaked"]);
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
