import { expect, test } from "vitest";
import { createMember, TIM } from "../../testing/factories";
import { english } from "../../testing/render-workspace";
import { getMentionNames } from "../messages/describe-message";
import { toPlainSnippet } from "./to-plain-snippet";

const names = getMentionNames({ members: { [TIM]: createMember({ id: TIM, name: "Tim Krause" }) } }, english.t);

/** Shows a snippet whose found words stand in brackets, in the same way. */
function show(written: string): string {
  const found = { text: "", ranges: [] as { start: number; end: number }[] };
  for (const piece of written.split(/(⟦[^⟧]*⟧)/)) {
    const start = found.text.length;
    found.text += piece.replace(/[⟦⟧]/g, "");
    if (piece.startsWith("⟦")) found.ranges.push({ start, end: found.text.length });
  }
  const { text, ranges } = toPlainSnippet(found, names);
  return [...ranges]
    .reverse()
    .reduce((shown, { start, end }) => `${shown.slice(0, start)}⟦${shown.slice(start, end)}⟧${shown.slice(end)}`, text);
}

test.each([
  ["the ⟦key⟧ is here", "the ⟦key⟧ is here"],
  ["nothing found", "nothing found"],
  ["", ""],
  ["the **⟦key⟧** and the _second ⟦key⟧_", "the ⟦key⟧ and the second ⟦key⟧"],
  ["# ⟦Keys⟧\n\n- [ ] count the ⟦keys⟧", "⟦Keys⟧ count the ⟦keys⟧"],
  ["`⟦key⟧` in [our ⟦key⟧ list](https://a.test/x)", "⟦key⟧ in our ⟦key⟧ list"],
  [`<@${TIM}> has the ⟦key⟧`, "@Tim Krause has the ⟦key⟧"],
])("takes away the marks of %j and keeps what was found", (written, shown) => {
  expect(show(written)).toBe(shown);
});

test("words found in what does not show are not marked elsewhere", () => {
  expect(show("[a ⟦list⟧](https://⟦keys⟧.test/x) of ⟦keys⟧")).toBe("a ⟦list⟧ of ⟦keys⟧");
});

test("is not misled by what nobody writes", () => {
  expect(show("a\uFDD1b ⟦c\uFDD0⟧")).toBe("a\uFFFDb ⟦c\uFFFD⟧");
});
