import { expect, test } from "vitest";
import { isPicked, table, toJson, verdict } from "./bench-results.mjs";

test.each([
  ["fanout.single", [], true],
  ["fanout.single", ["fanout"], true],
  ["fanout.single", ["fanout.single"], true],
  ["fanout.single", ["send", "fanout"], true],
  ["fanout.single", ["fan"], false],
  ["fanout.single.cpu", ["fanout.single"], true],
  ["fanout.single", ["fanout.single.cpu"], false],
])("%s picked by %j: %s", (name, only, picked) => {
  expect(isPicked(name, only)).toBe(picked);
});

const result = {
  name: "fanout.single",
  value: 41_234.5,
  unit: "deliveries/s",
  ratio: 1.349,
  reference: "raw ws",
  n: 5,
};

test("a figure is met, missed, or not asked for", () => {
  expect(verdict(result)).toBe("");
  expect(verdict({ ...result, goal: { of: "ratio", atLeast: 1.15 } })).toBe("met");
  expect(verdict({ ...result, goal: { of: "ratio", atLeast: 1.35 } })).toBe("missed");
  expect(verdict({ ...result, goal: { of: "value", atMost: 50_000 } })).toBe("met");
  expect(verdict({ ...result, goal: { of: "value", atLeast: 1, atMost: 2 } })).toBe("missed");
  expect(verdict({ ...result, ratio: undefined, goal: { of: "ratio", atMost: 2 } })).toBe("missed");
});

test("the table lines up and leaves out what was not measured", () => {
  const start = { name: "start.warm", value: 1.234, unit: "s", n: 3 };
  expect(table([{ ...result, goal: { of: "ratio", atLeast: 1.15 } }, start]).split("\n")).toEqual([
    "name           value   unit          ratio  to      n  goal",
    "fanout.single  41,235  deliveries/s  1.35   raw ws  5  ≥ 1.15  met",
    "start.warm     1.23    s                            3",
  ]);
});

test("the JSON carries the same keys for every figure", () => {
  expect(
    toJson([
      { ...result, goal: { of: "ratio", atLeast: 1 } },
      { name: "a", value: 1, unit: "s", n: 3 },
    ]),
  ).toEqual([
    { name: "fanout.single", value: 41_234.5, unit: "deliveries/s", ratio: 1.349, reference: "raw ws", n: 5 },
    { name: "a", value: 1, unit: "s", ratio: null, reference: null, n: 3 },
  ]);
});
