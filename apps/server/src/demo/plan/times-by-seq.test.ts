import { expect, test } from "vitest";
import { timesBySeq } from "./times-by-seq.js";

const at = (minute: number) => new Date(Date.UTC(2026, 0, 5, 9, minute));
const minutes = (times: { at: string }[]) => times.map((time) => new Date(time.at).getUTCMinutes());

test("each seq has the moment of the first anchor at or after it", () => {
  const anchors = [
    { seq: 2, at: at(1) },
    { seq: 3, at: at(2) },
    { seq: 6, at: at(5) },
  ];
  const times = timesBySeq(8, anchors);
  expect(times.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(minutes(times)).toEqual([1, 1, 2, 5, 5, 5, 5, 5]);
});

test("the order in which anchors are told does not matter", () => {
  expect(
    minutes(
      timesBySeq(3, [
        { seq: 3, at: at(9) },
        { seq: 1, at: at(4) },
      ]),
    ),
  ).toEqual([4, 9, 9]);
});

test("without an anchor there is no moment", () => {
  expect(() => timesBySeq(1, [])).toThrow(RangeError);
});
