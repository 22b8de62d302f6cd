import { describe, expect, test } from "vitest";
import { idOf } from "../../testing/factories.js";
import { isReadThere } from "./rules.js";

const mark = { kind: "mention" as const, seq: 7, conversationId: idOf(5), threadRootId: null };
const place = { conversationId: idOf(5), threadRootId: null, readSeq: 7 };

describe("a notification is dismissed by reading", () => {
  test.each([
    ["up to it", mark, place, true],
    ["not so far", mark, { ...place, readSeq: 6 }, false],
    ["elsewhere", mark, { ...place, conversationId: idOf(6) }, false],
    ["a thread of that conversation", mark, { ...place, threadRootId: idOf(10) }, false],
    ["its own thread", { ...mark, threadRootId: idOf(10) }, { ...place, threadRootId: idOf(10) }, true],
    ["what there was at one's joining", { ...mark, kind: "added" as const }, place, false],
    ["what came after one's joining", { ...mark, kind: "added" as const }, { ...place, readSeq: 8 }, true],
  ])("%s", (_name, about, read, dismissed) => expect(isReadThere(about, read)).toBe(dismissed));
});
