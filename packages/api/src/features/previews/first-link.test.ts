import { expect, test } from "vitest";
import { findFirstLink } from "./first-link.js";

test.each([
  ["See https://example.com/a?b=c#d for more", "https://example.com/a?b=c#d"],
  ["HTTP://EXAMPLE.com", "http://example.com/"],
  ["(https://example.com/plan).", "https://example.com/plan"],
  ["https://de.wikipedia.org/wiki/Linde_(Baum)", "https://de.wikipedia.org/wiki/Linde_(Baum)"],
  ["**https://example.com/bold**", "https://example.com/bold"],
  ["[the plan](https://example.com/plan) and https://example.org", "https://example.com/plan"],
  ["<https://example.com/auto>", "https://example.com/auto"],
  ["https://user:secret@example.com then https://example.org", "https://example.org/"],
  ["http://0x7f000001/", "http://127.0.0.1/"],
])("%j leads to %s", (text, url) => expect(findFirstLink(text)).toBe(url));

test.each([
  "no link at all",
  "`https://example.com`",
  "```\nhttps://example.com\n```",
  "ftp://example.com",
  "javascript://example.com/%0aalert(1)",
  "https://",
  "https://[",
  `https://example.com/${"x".repeat(2_000)}`,
])("%j leads nowhere", (text) => expect(findFirstLink(text)).toBeUndefined());

test.each([
  ["https://", undefined],
  ["https://a(", undefined],
  ["`https://a` ", undefined],
  [")", undefined],
  ["http://x.y ", "http://x.y/"],
])("reads 16,000 characters of %j", (part, url) => {
  expect(findFirstLink(part.repeat(16_000 / part.length))).toBe(url);
});
