import { expect, test } from "vitest";
import { oracleOf, ScriptedLog } from "../testing/recorded-run.js";
import type { SendAttempt } from "./journal.js";
import { SendJudge } from "./judge-sends.js";

const attempt = (nonce: string, id: string, seq: number): SendAttempt => ({
  client: "ann 1",
  workspaceId: "w",
  nonce,
  startedAt: 1,
  endedAt: 2,
  outcome: "ok",
  message: { id, seq },
});
const stored = (nonce: string, id: string, seq: number) => ({ workspaceId: "w", nonce, id, seq });

function judgeSends(attempts: SendAttempt[], messages: ReturnType<typeof stored>[], log = new ScriptedLog()) {
  const judging = new SendJudge();
  for (const one of attempts) judging.take(one);
  return judging.end(oracleOf(log), messages);
}

test("what was acknowledged and is stored once is fine, however often it was sent", () => {
  const verdict = judgeSends([attempt("n", "m1", 1), attempt("n", "m1", 1)], [stored("n", "m1", 1)]);
  expect(verdict).toMatchObject({ findings: [], acknowledged: 2, messages: 1, repeated: 1, costOfFailover: [] });
});

test("acknowledged and not stored is lost", () => {
  expect(judgeSends([attempt("n", "m1", 1)], []).findings).toMatchObject([{ fault: "lost", seq: 1, client: "ann 1" }]);
});

test("two answers to one nonce: the one that is not stored is lost", () => {
  const verdict = judgeSends([attempt("n", "m1", 1), attempt("n", "m2", 2)], [stored("n", "m2", 2)]);
  expect(verdict.findings).toMatchObject([
    { fault: "lost", seq: 1, what: "another message is stored under its nonce" },
  ]);
});

test("one nonce stored twice is doubled", () => {
  expect(judgeSends([], [stored("n", "m1", 1), stored("n", "m2", 2)]).findings).toMatchObject([
    { fault: "doubled", seq: 2 },
  ]);
});

test("an attempt without an answer, or refused, owes nothing", () => {
  const refused: SendAttempt = { ...attempt("n", "m1", 1), outcome: "OVERLOADED", message: undefined };
  expect(judgeSends([refused, { ...refused, outcome: "network" }], [])).toMatchObject({
    findings: [],
    acknowledged: 0,
  });
});

test("what a failover lost is its cost and told apart; unless it was sent again, which makes it whole", () => {
  const log = new ScriptedLog();
  const kept = log.sent("group");
  const lost = log.sent("group");
  const oracle = oracleOf(log);
  oracle.workspace("w").take({ rows: [kept], head: 1 }, []);
  const judging = new SendJudge();
  judging.take(attempt("n", lost.entityId ?? "", lost.seq));
  expect(judging.end(oracle, [])).toMatchObject({ findings: [], costOfFailover: [{ seq: 2, nonce: "n" }] });
  judging.take(attempt("n", "m5", 5));
  expect(judging.end(oracle, [stored("n", "m5", 5)])).toMatchObject({ findings: [], costOfFailover: [] });
});
