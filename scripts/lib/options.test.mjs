import { expect, it } from "vitest";
import { Failure } from "./messages.mjs";
import { readOptions } from "./options.mjs";

const OPTIONS = /** @type {const} */ ({
  seed: { type: "string" },
  seconds: { type: "string", default: "60" },
  calm: { type: "boolean", default: false },
});

it("reads what was given, and what stands otherwise", () => {
  expect({ ...readOptions(["--seed", "7", "--calm"], OPTIONS) }).toEqual({ seed: "7", seconds: "60", calm: true });
});

it.each([["--help"], ["--sed", "7"], ["7"], ["--seed"]])("answers %s with a sentence and what there is", (...args) => {
  const reading = () => readOptions(args, OPTIONS);
  expect(reading).toThrow(Failure);
  expect(reading).toThrow(expect.objectContaining({ hint: "Options: --seed …, --seconds …, --calm" }));
});
