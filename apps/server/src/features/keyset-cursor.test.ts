import { Id, LIMITS } from "@parley/api/server";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import {
  CursorInstant,
  cutRows,
  decodeCursor,
  encodeCursor,
  fromCursorInstant,
  toCursorInstant,
} from "./keyset-cursor.js";

const Place = z.tuple([CursorInstant, Id]);
const id = "0b6f2c1e-3f60-4f0e-9a3c-111111111111";

describe("cursors", () => {
  it("bring back the place they were made of", () => {
    const at = "2026-03-01T09:30:00.123Z";
    const [milliseconds, found] = decodeCursor(encodeCursor([toCursorInstant(at), id]), Place);
    expect(fromCursorInstant(milliseconds)).toBe(at);
    expect(found).toBe(id);
  });

  it("fit the contract's limit", () => {
    expect(encodeCursor([253_402_300_799_999, id]).length).toBeLessThanOrEqual(200);
    expect(LIMITS.page.max).toBeLessThanOrEqual(100);
  });

  const encode = (text: string) => Buffer.from(text).toString("base64url");
  it.each([
    ["no base64", "%%%"],
    ["no JSON", encode("not json")],
    ["nothing", encode("")],
    ["another shape", encode('{"at":1}')],
    ["too little", encode("[1]")],
    ["too much", encode(`[1,"${id}",2]`)],
    ["no id", encode('[1,"x"]')],
    ["a time before 1970", encode(`[-1,"${id}"]`)],
    ["a time no database holds", encode(`[253402300800000,"${id}"]`)],
    ["half a millisecond", encode(`[1.5,"${id}"]`)],
    ["a number beyond numbers", encode(`[1e999,"${id}"]`)],
    ["a prototype", encode('{"__proto__":[1]}')],
  ])("are refused when they hold %s", (_what, cursor) => {
    expect(() => decodeCursor(cursor, Place)).toThrow(expect.objectContaining({ reason: "BAD_CURSOR" }));
  });
});

describe("a page out of what was read with one row more", () => {
  it("names its last row only where more follow", () => {
    expect(cutRows(["a", "b", "c"], 2)).toEqual({ shown: ["a", "b"], last: "b" });
    expect(cutRows(["a", "b"], 2)).toEqual({ shown: ["a", "b"], last: undefined });
    expect(cutRows([], 2)).toEqual({ shown: [], last: undefined });
  });
});
