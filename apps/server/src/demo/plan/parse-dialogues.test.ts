import { expect, test } from "vitest";
import { parseDialogues } from "./parse-dialogues.js";

test("an empty line parts dialogues, a letter tells who speaks", () => {
  expect(parseDialogues("\nM: Hallo\nB: Guten Tag: ja?\n\nH: Allein\n").map((dialogue) => dialogue.length)).toEqual([
    2, 1,
  ]);
  expect(parseDialogues("B: Guten Tag: ja?")).toEqual([
    [{ speaker: "B", text: "Guten Tag: ja?", edited: undefined, deleted: false, later: false }],
  ]);
});

test("marks tell what becomes of a message, and when it comes", () => {
  const [[edited, deleted, later, next] = []] = parseDialogues("A: um drei => um vier\nAx: ach\n…\nS: so\nS: ja");
  expect(edited).toMatchObject({ text: "um drei", edited: "um vier", deleted: false });
  expect(deleted).toMatchObject({ text: "ach", deleted: true, later: false });
  expect(later).toMatchObject({ text: "so", later: true });
  expect(next).toMatchObject({ text: "ja", later: false });
});

test("a line without a speaker goes on with the message above", () => {
  expect(parseDialogues("B: Figures:\nTax 5.0 %: 42,250 €\nNotary: 16,900 €")[0]?.[0]?.text).toBe(
    "Figures:\nTax 5.0 %: 42,250 €\nNotary: 16,900 €",
  );
});

test("a line that belongs to nobody is an error", () => {
  expect(() => parseDialogues("M: Hallo\n\nund nun?")).toThrow('Nobody says "und nun?"');
});
