import { expect, test } from "vitest";
import { Choices } from "./choices.js";
import { Wordings } from "./wordings.js";

const wordings = (seed = "x") => new Wordings(new Choices(seed), { firstNames: { M: "Lena" }, minute: 9 * 60 + 10 });

test("a slot is the same word in a whole dialogue, with a digit another one", () => {
  const words = wordings();
  const [one, two] = words.fill("{objekt}|{objekt2}").split("|");
  expect(words.fill("{objekt}|{objekt2}")).toBe(`${one}|${two}`);
  expect(one).toMatch(/\d+$/);
  expect(one).not.toBe(two);
});

test("of several ways to say it one is taken", () => {
  const said = Array.from({ length: 20 }, (_, seed) => wordings(String(seed)).fill("[Gern|Klar], {M}!"));
  expect(new Set(said)).toEqual(new Set(["Gern, Lena!", "Klar, Lena!"]));
});

test("brackets without a choice stay as they are", () => {
  expect(wordings().fill("Wohnung [4]")).toBe("Wohnung [4]");
});

test("soon is a full or half hour on the same morning", () => {
  const words = wordings();
  const soon = words.fill("{gleich}");
  expect(["10:30 Uhr", "11:00 Uhr"]).toContain(soon);
  expect(words.fill("{gleich}")).toBe(soon);
});

test("a slot nobody knows is an error", () => {
  expect(() => wordings().fill("{ojekt}")).toThrow("There is no slot {ojekt}.");
});
