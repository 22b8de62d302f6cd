import { expect, test } from "vitest";
import { streamOf } from "./stream-of.js";

async function* numbers() {
  yield 1;
}

test("a stream is handed on as it is", () => {
  const stream = numbers();
  expect(streamOf<number>()(stream)).toBe(stream);
});

test.each([undefined, null, 5, "stream", {}, [1, 2], () => numbers()])("%j is no stream", (value) => {
  expect(() => streamOf<number>()(value)).toThrow("must give a stream");
});
