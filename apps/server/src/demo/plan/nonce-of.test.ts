import { Id } from "@parley/api/server";
import { expect, test } from "vitest";
import { nonceOf } from "./nonce-of.js";

test("a key always gives the same UUID, and other keys others", () => {
  expect(Id.parse(nonceOf("sales/1"))).toBe(nonceOf("sales/1"));
  const keys = Array.from({ length: 2_000 }, (_, index) => `sales/${index}`);
  expect(new Set(keys.map(nonceOf)).size).toBe(keys.length);
});
