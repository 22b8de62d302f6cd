import { expect, it } from "vitest";
import { Membership } from "./membership.js";

const PLACE = { joinedSeq: 1, historySeq: 1 };

function membership(conversations: Record<string, string[]>): Membership {
  const made = new Membership();
  for (const [conversationId, members] of Object.entries(conversations))
    for (const memberId of members) made.join(conversationId, memberId, PLACE);
  return made;
}

it("counts as acquainted who shares a conversation, once each, and oneself", () => {
  const people = membership({ one: ["ada", "ben"], two: ["ada", "ben", "cem"], other: ["cem", "dea"] });
  expect([...people.acquaintances("ada", 10)].sort()).toEqual(["ada", "ben", "cem"]);
});

it("does not count conversations with more members than asked for", () => {
  const people = membership({ large: ["ada", "ben", "cem"], small: ["ada", "cem"] });
  expect([...people.acquaintances("ada", 2)].sort()).toEqual(["ada", "cem"]);
});

it("knows somebody in no conversation as alone", () => {
  expect([...membership({}).acquaintances("ada", 10)]).toEqual(["ada"]);
});
