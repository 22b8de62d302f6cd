import { expect, test } from "vitest";
import { refusal } from "../../testing/outbox-world";
import { classifyFailure, getBackoff } from "./classify-failure";

test.each([
  [new TypeError("Failed to fetch"), { kind: "retry" }],
  [new Error("502 from a proxy"), { kind: "retry" }],
  [refusal("INTERNAL"), { kind: "retry" }],
  [refusal("TIMED_OUT"), { kind: "retry" }],
  [refusal("DATABASE_UNAVAILABLE", { retryAfterMs: 250 }), { kind: "retry", afterMs: 250 }],
  [refusal("RATE_LIMITED", { retryAfterMs: 900 }), { kind: "retry", afterMs: 900 }],
  [refusal("SIGNED_OUT"), { kind: "wait" }],
  [refusal("NOT_FOUND"), { kind: "refused", reason: "NOT_FOUND" }],
  [refusal("NONCE_CONFLICT"), { kind: "refused", reason: "NONCE_CONFLICT" }],
  [refusal("BROADCAST_UNCONFIRMED", { count: 57 }), { kind: "refused", reason: "BROADCAST_UNCONFIRMED", count: 57 }],
  [refusal("A_REASON_OF_A_LATER_RELEASE"), { kind: "retry" }],
])("%s is %o", (error, failure) => {
  expect(classifyFailure(error)).toEqual(failure);
});

test("the wait doubles up to half a minute and varies by up to a quarter", () => {
  expect([1, 2, 3, 4, 5, 6, 20].map((attempt) => getBackoff(attempt, () => 0))).toEqual([
    1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000,
  ]);
  expect(getBackoff(1, () => 1)).toBe(1_250);
});
