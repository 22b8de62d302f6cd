import { expect, test } from "vitest";
import { MarkedMessages } from "./marked-messages.js";

function pins(): MarkedMessages {
  const marked = new MarkedMessages();
  marked.mark("a", "red", true);
  marked.mark("b", "red", true);
  marked.mark("b", "red", false);
  marked.mark("c", "blue", true);
  return marked;
}

test("what is listed must be what was told last of each", () => {
  const marked = pins();
  expect(marked.ids).toEqual(["a", "c"]);
  expect(marked.conversationIds).toEqual(["red", "blue"]);
  expect([marked.missingIn(["a", "before"], "red"), marked.stillIn(["a", "before"])]).toEqual([undefined, undefined]);
  expect(marked.missingIn(["before"], "red")).toBe("a");
  expect(marked.stillIn(["a", "b"])).toBe("b");
});

test("of a deleted message and of a conversation one has left nothing is said", () => {
  const marked = pins();
  marked.forget("a");
  expect(marked.missingIn([], "red")).toBeUndefined();
  marked.forgetAllIn("red");
  expect(marked.stillIn(["b"])).toBeUndefined();
  expect(marked.ids).toEqual(["c"]);
});
