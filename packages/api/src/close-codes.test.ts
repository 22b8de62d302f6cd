import { expect, test } from "vitest";
import { closeReasonFor, retryAfterMsOf } from "./close-codes.js";

test.each([0, 1, 30_000, 999_999])("a wait of %i ms goes there and back", (ms) => {
  expect(retryAfterMsOf(closeReasonFor(ms))).toBe(ms);
});

test("a wait is whole, not negative and bounded; the text fits a close frame of 123 bytes (RFC 6455, 5.5)", () => {
  expect(retryAfterMsOf(closeReasonFor(1.6))).toBe(2);
  expect(retryAfterMsOf(closeReasonFor(-5))).toBe(0);
  expect(retryAfterMsOf(closeReasonFor(Number.MAX_VALUE))).toBe(999_999);
  expect(closeReasonFor(Number.MAX_VALUE).length).toBeLessThan(123);
});

test.each(["", "bye", "retry-after-ms=", "retry-after-ms=-1", "retry-after-ms=12345678", "x retry-after-ms=5"])(
  "%j asks for no wait",
  (reason) => expect(retryAfterMsOf(reason)).toBe(0),
);
