import { expect, test } from "vitest";
import { type CountedText, judgeCounts } from "./judge-counts.js";
import type { CountedPlace, Standing } from "./standing.js";

const text = (seq: number, over: Partial<CountedText> = {}): CountedText => ({
  workspaceId: "w",
  conversationId: "group",
  seq,
  authorId: "ben",
  threadRootId: null,
  inTimeline: true,
  mentions: [],
  broadcast: null,
  here: [],
  ...over,
});
const place = (unreadCount: number, mentionCount = 0, over: Partial<CountedPlace> = {}): CountedPlace => ({
  id: "group",
  readSeq: 2,
  unreadCount,
  mentionCount,
  ...over,
});
const standing = (over: Partial<Standing>): Standing => ({
  client: "ann 1",
  workspaceId: "w",
  memberId: "ann",
  seq: 10,
  conversations: [],
  threads: [],
  ...over,
});
const since = (historySeq: number) => [{ workspaceId: "w", conversationId: "group", memberId: "ann", historySeq }];
const faults = (one: Standing, texts: CountedText[], historySeq = 0) =>
  judgeCounts([one], texts, since(historySeq)).findings.map(({ fault }) => fault);

const TEXTS = [
  text(1),
  text(3),
  text(4, { authorId: "ann" }),
  text(5, { mentions: ["ann"] }),
  text(6, { broadcast: "here", here: ["ann"] }),
  text(7, { broadcast: "here", here: ["cay"] }),
  text(8, { broadcast: "everyone" }),
  text(9, { threadRootId: "root", inTimeline: false }),
  text(11),
];

test("others' messages behind the cursor are unread, and those among them that call the reader are mentions", () => {
  const verdict = judgeCounts([standing({ conversations: [place(5, 3)] })], TEXTS, since(0));
  expect(verdict).toEqual({ findings: [], recounted: 1 });
});

test("replies count in their thread", () => {
  const threads = [place(1, 0, { id: "root", readSeq: 0 })];
  expect(faults(standing({ threads }), TEXTS)).toEqual([]);
  expect(faults(standing({ threads }), TEXTS, 10)).toEqual(["doubled"]);
});

test("who came later counts from there", () => {
  expect(faults(standing({ conversations: [place(2, 1)] }), TEXTS, 7)).toEqual([]);
});

test.each([
  ["too few unread", place(4, 3), "lost"],
  ["too many unread", place(6, 3), "doubled"],
  ["a mention too few", place(5, 2), "lost"],
  ["a mention too many", place(5, 4), "doubled"],
])("%s are found", (_name, wrong, fault) => {
  expect(faults(standing({ conversations: [wrong] }), TEXTS)).toEqual([fault]);
});
