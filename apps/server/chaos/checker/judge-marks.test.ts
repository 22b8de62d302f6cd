import { expect, test } from "vitest";
import { oracleOf, ScriptedLog } from "../testing/recorded-run.js";
import { judgeMarks, type StoredMark } from "./judge-marks.js";

const mark = (kind: StoredMark["kind"], messageId: string, memberId: string | null = null): StoredMark => ({
  kind,
  workspaceId: "w",
  messageId,
  memberId,
});

/** One message that is pinned, one that no longer is, and one that Ann saved and Ben no longer saves. */
function marked() {
  const log = new ScriptedLog();
  const [one, other] = [log.sent("group"), log.sent("group")];
  log.pinned(one);
  log.pinned(other);
  log.pinned(other, "pin.removed");
  for (const member of ["ann", "ben"]) log.personal("saved.added", member, { entityId: one.entityId });
  log.personal("saved.removed", "ben", { entityId: one.entityId });
  return { log, one, other };
}
const KEPT = [mark("pin", "m1.0"), mark("saved", "m1.0", "ann")];

test("what was marked and not taken back is stored in the end", () => {
  expect(judgeMarks(oracleOf(marked().log), KEPT)).toEqual([]);
});

test.each([
  ["a pin that is gone", KEPT.slice(1), "pin.added"],
  ["a pin that was taken back and stands", [...KEPT, mark("pin", "m2.0")], "pin.removed"],
  ["a saved message that is gone", KEPT.slice(0, 1), "saved.added"],
  ["one that is kept for somebody who let it go", [...KEPT, mark("saved", "m1.0", "ben")], "saved.removed"],
])("%s is told", (_name, stored, type) => {
  expect(judgeMarks(oracleOf(marked().log), stored)).toMatchObject([{ fault: "lost", type }]);
});

test("of what was deleted nothing is asked", () => {
  const { log, one } = marked();
  log.changed(one, "message.deleted", 0);
  expect(judgeMarks(oracleOf(log), [])).toEqual([]);
});
