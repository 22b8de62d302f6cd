import { expect, test } from "vitest";
import { oracleOf, ScriptedLog } from "../testing/recorded-run.js";
import type { ScheduledAck } from "./finding.js";
import { judgeScheduled, type WaitingMessage } from "./judge-scheduled.js";

const NOW = 1_000_000;
const ack = (over: Partial<ScheduledAck> = {}): ScheduledAck => ({
  client: "ann 1",
  workspaceId: "w",
  memberId: "ann",
  id: "s",
  nonce: "n",
  rev: 1,
  cancelled: false,
  at: 5,
  ...over,
});
const waiting = (sendAt: number, failed = false): WaitingMessage => ({ workspaceId: "w", id: "s", sendAt, failed });

/** A log that tells of the message. */
function scheduled() {
  const log = new ScriptedLog();
  log.personal("scheduled.changed", "ann", { entityId: "s" });
  return log;
}
const judged = (one: ScheduledAck, sent: string[], left: WaitingMessage[]) =>
  judgeScheduled(oracleOf(scheduled()), [one], new Set(sent), left, NOW);

test.each([
  ["sent", ack(), ["w n"], [], { sent: 1 }],
  ["waiting for its time", ack(), [], [waiting(NOW + 1)], { waiting: 1 }],
  ["a moment late", ack(), [], [waiting(NOW - 1_000)], { waiting: 1 }],
  ["refused, and says so", ack(), [], [waiting(0, true)], { failed: 1 }],
  ["cancelled", ack({ cancelled: true }), [], [], { cancelled: 1 }],
])("what is %s is where it belongs", (_name, one, sent, left, counts) => {
  expect(judged(one, sent, left)).toMatchObject({ findings: [], ...counts });
});

test.each([
  ["is gone", [], "neither sent nor waiting"],
  ["was due long ago", [waiting(NOW - 100_000)], "not sent"],
])("what %s is lost", (_name, left, told) => {
  expect(judged(ack(), [], left).findings).toMatchObject([{ fault: "lost", what: expect.stringContaining(told) }]);
});

test("what was written by somebody who was deactivated later went with them", () => {
  const log = scheduled();
  log.personal("member.deactivated", "ben");
  expect(judgeScheduled(oracleOf(log), [ack()], new Set(), [], NOW).findings).toHaveLength(1);
  log.personal("member.deactivated", "ann");
  expect(judgeScheduled(oracleOf(log), [ack()], new Set(), [], NOW)).toMatchObject({ findings: [], discarded: 1 });
  expect(judgeScheduled(oracleOf(log), [ack({ rev: 3 })], new Set(), [], NOW).findings).toHaveLength(1);
});

test("what a failover gave up is what it costs", () => {
  const oracle = oracleOf(scheduled());
  const after = new ScriptedLog();
  after.sent("group", 1, 3);
  oracle.workspace("w").take({ rows: after.rows, head: after.head }, []);
  expect(judgeScheduled(oracle, [ack()], new Set(), [], NOW)).toMatchObject({ findings: [], costOfFailover: 1 });
});
