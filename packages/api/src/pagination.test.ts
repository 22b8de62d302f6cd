import { describe, expect, test } from "vitest";
import { z } from "zod";
import { LIMITS } from "./limits.js";
import { Cursor, Done, NoInput, page, pageInput } from "./pagination.js";
import { faultsOf } from "./testing/faults.js";

const Input = z.strictObject(pageInput(20)).prefault({});

describe("the input of a list", () => {
  test("has a default size and begins at the beginning, also without any input", () => {
    expect(Input.parse(undefined)).toEqual({ limit: 20 });
    expect(Input.parse({ cursor: null })).toEqual({ cursor: null, limit: 20 });
  });

  test.each([0, -1, LIMITS.page.max + 1, 1.5, "10", Number.NaN])("%j is no size", (limit) => {
    expect(faultsOf(Input, { limit })).toHaveLength(1);
  });

  test("sizes from 1 to the largest are taken", () => {
    expect(Input.parse({ limit: 1 }).limit).toBe(1);
    expect(Input.parse({ limit: LIMITS.page.max }).limit).toBe(LIMITS.page.max);
  });

  test.each(["", "x".repeat(201), 5, {}])("%j is no cursor", (cursor) =>
    expect(Cursor.safeParse(cursor).success).toBe(false),
  );

  test("unknown keys are refused, so that a misspelt one is noticed", () => {
    expect(faultsOf(Input, { limt: 5 })).toEqual([": unrecognized_keys"]);
    expect(faultsOf(Input, JSON.parse('{"__proto__":{"limit":1}}'))).toEqual([": unrecognized_keys"]);
  });
});

test("a list's answer has items and the next cursor, null at the end", () => {
  const Names = page(z.string());
  expect(Names.parse({ items: ["a"], nextCursor: null })).toEqual({ items: ["a"], nextCursor: null });
  expect(faultsOf(Names, { items: [] })).toEqual(["nextCursor: invalid_type"]);
});

test("no input is nothing or an empty object, and nothing else", () => {
  expect([NoInput.safeParse(undefined).success, NoInput.safeParse({}).success]).toEqual([true, true]);
  for (const input of [null, [], "", 0, { a: 1 }]) expect(NoInput.safeParse(input).success).toBe(false);
});

test("a change without an entity answers with an empty object", () => {
  expect(Done.parse({ secret: "never shown" })).toEqual({});
});
