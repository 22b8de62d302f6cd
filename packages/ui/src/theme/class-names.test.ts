// @vitest-environment node
import { expect, it } from "vitest";
import { classNames } from "./class-names";

it("joins what is set, in order", () => {
  expect(classNames("a", false, undefined, null, "", "b c")).toBe("a b c");
});

it("gives an empty text for nothing", () => {
  expect(classNames()).toBe("");
});
