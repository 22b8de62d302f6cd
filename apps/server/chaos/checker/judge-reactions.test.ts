import { expect, test } from "vitest";
import { arrival, countArrival, faultsOf, judge, oracleOf, ScriptedLog, snapshot } from "../testing/recorded-run.js";
import { judgeReactions } from "./judge-reactions.js";

/** A message with two thumbs, one of which was taken back, and a heart. */
function reactedTo() {
  const log = new ScriptedLog();
  const message = log.sent("group");
  const one = log.reacted(message, "reaction.added");
  const two = log.reacted(message, "reaction.added");
  const back = log.reacted(message, "reaction.removed");
  const heart = log.reacted(message, "reaction.added", 2);
  return { log, oracle: oracleOf(log), message, one, two, back, heart };
}

const stored = (id: string, count: number, people = count) => ({ workspaceId: "w", id, count, people });

test("as many as were put there and not taken back are there in the end", () => {
  const { oracle } = reactedTo();
  expect(judgeReactions(oracle, [stored("m1.0.1", 1), stored("m1.0.2", 1)])).toEqual([]);
});

test.each([
  ["fewer are lost", stored("m1.0.1", 0), "lost"],
  ["more are doubled", stored("m1.0.1", 2), "doubled"],
  ["a count without its people is lost", stored("m1.0.1", 1, 0), "lost"],
  ["people who are not counted are lost", stored("m1.0.1", 0, 1), "lost"],
  ["a person listed twice is doubled", stored("m1.0.1", 1, 2), "doubled"],
])("%s", (_name, wrong, fault) => {
  const findings = judgeReactions(reactedTo().oracle, [wrong, stored("m1.0.2", 1)]);
  expect(findings).toMatchObject([{ fault, workspaceId: "w", what: expect.stringContaining("the log says 1") }]);
});

test("what the database does not know at all is lost", () => {
  expect(judgeReactions(reactedTo().oracle, []).map(({ fault }) => fault)).toEqual(["lost", "lost"]);
});

test("what a failover lost is not owed", () => {
  const { log, oracle } = reactedTo();
  oracle.workspace("w").take({ rows: log.rows.slice(0, 2), head: 2 }, []);
  expect(judgeReactions(oracle, [stored("m1.0.1", 1)])).toEqual([]);
  expect(judgeReactions(oracle, [stored("m1.0.1", 1), stored("m1.0.2", 1)])).toEqual([]);
});

test("an event shows the count of its time, or a later one that was there when it arrived", () => {
  const { oracle, message, one, two, back, heart } = reactedTo();
  const journal = (first: number, at?: number) => [
    snapshot(),
    arrival(message),
    countArrival(one, first, at),
    countArrival(two, 2),
    countArrival(back, 1),
    countArrival(heart, 1),
  ];
  expect(faultsOf(judge(oracle, journal(1)))).toEqual([]);
  expect(faultsOf(judge(oracle, journal(2)))).toEqual(["lost"]);
  expect(faultsOf(judge(oracle, journal(2, two.at + 5)))).toEqual([]);
  expect(faultsOf(judge(oracle, journal(3, heart.at + 5)))).toEqual(["lost"]);
});

test("another emoji, or another message, than the log's is found; one that never came is lost", () => {
  const { oracle, message, one, two, back, heart } = reactedTo();
  const rest = [countArrival(two, 2), countArrival(back, 1), countArrival(heart, 1)];
  const after = (row: typeof one) => [snapshot(), arrival(message), countArrival(row, 1), ...rest];
  const named = (messageId: string, emoji: number) => ({ ...one, reaction: { messageId, emoji } });
  expect(faultsOf(judge(oracle, after(named("m1.0", 9))))).toEqual(["lost"]);
  expect(faultsOf(judge(oracle, after(named("m9.0", 1))))).toEqual(["leaked"]);
  expect(faultsOf(judge(oracle, [snapshot(), arrival(message), ...rest]))).toEqual(["lost"]);
});
