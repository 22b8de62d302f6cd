import { expect, test } from "vitest";
import { castDialogue, firstNamesOf } from "./cast-dialogue.js";
import { Choices } from "./choices.js";
import { parseDialogues } from "./parse-dialogues.js";

const cast = (text: string, people: Parameters<typeof castDialogue>[1], seed = "x") =>
  castDialogue(parseDialogues(text)[0] ?? [], people, new Choices(seed));

test("everybody plays one part, and those whom only one can play come first", () => {
  for (let seed = 0; seed < 20; seed += 1)
    expect(cast("A: eins\nB: zwei", ["lena", "petra"], String(seed))).toEqual({ A: "lena", B: "petra" });
});

test("who is only named has a part too", () => {
  expect(cast("B: @M, und {H}?", ["petra", "tobias", "daniel"])).toEqual({ B: "petra", M: "daniel", H: "tobias" });
});

test("people are called by their first names", () => {
  expect(firstNamesOf({ M: "aylin", H: "tobias" })).toEqual({ M: "Aylin", H: "Tobias" });
});

test("a part that nobody there can play is an error", () => {
  expect(() => cast("M: a\nN: b", ["lena", "petra"])).toThrow("nobody is left to be");
});
