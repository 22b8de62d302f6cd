import { describe, expect, test } from "vitest";
import { Id, Instant, InstantInput, Seq } from "./ids.js";
import { faultsOf } from "./testing/faults.js";

describe("an id", () => {
  test("is any well-shaped UUID, in small letters", () => {
    expect(Id.parse("00000000-0000-0000-0000-000000000000")).toBe("00000000-0000-0000-0000-000000000000");
    expect(Id.parse("018F4E2C-AAAA-7BBB-8CCC-DDDDEEEEFFFF")).toBe("018f4e2c-aaaa-7bbb-8ccc-ddddeeeeffff");
  });

  test.each([
    "",
    "1",
    "018f4e2c-aaaa-7bbb-8ccc-ddddeeeefff",
    "018f4e2c-aaaa-7bbb-8ccc-ddddeeeeffff ",
    "{018f4e2c-aaaa-7bbb-8ccc-ddddeeeeffff}",
    "018f4e2caaaa7bbb8cccddddeeeeffff",
    "'; drop table members; --",
    null,
    5,
    {},
  ])("%j is none", (id) => expect(Id.safeParse(id).success).toBe(false));
});

describe("a seq", () => {
  test.each([0, 1, Number.MAX_SAFE_INTEGER])("%d is one", (seq) => expect(Seq.parse(seq)).toBe(seq));
  test.each([-1, 0.5, Number.MAX_SAFE_INTEGER + 1, Number.NaN, Number.POSITIVE_INFINITY, "1", null])(
    "%j is none",
    (seq) => expect(Seq.safeParse(seq).success).toBe(false),
  );
});

describe("a time", () => {
  test("is ISO 8601 in UTC with milliseconds", () => {
    expect(Instant.parse("2026-03-01T12:00:00.000Z")).toBe("2026-03-01T12:00:00.000Z");
    expect(faultsOf(Instant, "2026-03-01T12:00:00Z")).toEqual([": invalid_format"]);
    expect(faultsOf(Instant, "2026-03-01T12:00:00.000+01:00")).toEqual([": invalid_format"]);
  });

  test.each([
    ["2026-03-01T12:00:00Z", "2026-03-01T12:00:00.000Z"],
    ["2026-03-01T13:30:00.5+01:30", "2026-03-01T12:00:00.500Z"],
    ["2026-03-01T12:00:00.123456Z", "2026-03-01T12:00:00.123Z"],
    ["2028-02-29T00:00:00Z", "2028-02-29T00:00:00.000Z"],
  ])("%s is taken as %s", (written, instant) => expect(InstantInput.parse(written)).toBe(instant));

  test.each([
    "",
    "tomorrow",
    "2026-02-30T00:00:00Z",
    "2026-03-01",
    "2026-13-01T00:00:00Z",
    "2026-03-01T24:00:00Z",
    "2026-03-01T12:00:00",
    `2026-03-01T12:00:00.${"1".repeat(40)}Z`,
    1_772_366_400_000,
    null,
  ])("%j is no time", (written) => expect(InstantInput.safeParse(written).success).toBe(false));

  test.each(["0000-01-01T00:00:00+01:00", "9999-12-31T23:59:59-01:00", "1969-12-31T23:59:59Z"])(
    "%s is a time no database of ours keeps",
    (written) => expect(InstantInput.safeParse(written).success).toBe(false),
  );
});
