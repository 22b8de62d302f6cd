import { expect, test } from "vitest";
import { LIMITS } from "./limits.js";
import { singleLine } from "./text.js";

test("the longest message fits into a socket frame in any script: UTF-8 has at most four bytes for a code point", () => {
  expect(LIMITS.messageText.max * 4 + 1_000).toBeLessThan(LIMITS.socketFrame);
});

test("lengths count code points: an emoji is one", () => {
  const emoji = "😀".repeat(LIMITS.groupName.max);
  expect(singleLine(LIMITS.groupName).parse(emoji)).toBe(emoji);
  expect(singleLine(LIMITS.groupName).safeParse(`${emoji}😀`).success).toBe(false);
});

test("a batch of the longest sends in plain writing fits into a body", () => {
  expect(LIMITS.batch * LIMITS.messageText.max).toBeLessThan(LIMITS.httpBody);
});

test("typing is renewed before it expires", () => {
  expect(LIMITS.typing.everyMs).toBeLessThan(LIMITS.typing.holdMs);
});

test("default pages are allowed sizes", () => {
  const { max, ...defaults } = LIMITS.page;
  for (const size of Object.values(defaults)) expect(size).toBeLessThanOrEqual(max);
});
