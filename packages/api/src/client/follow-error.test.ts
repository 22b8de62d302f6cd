import { expect, test } from "vitest";
import { REASONS, type Reason } from "../errors.js";
import { followErrorOf } from "./follow-error.js";

const refusal = (reason: Reason, retryAfterMs?: number) =>
  Object.assign(new Error(reason), { data: { reason, retryAfterMs } });

test("what passes by itself is tried again, with the wait that was asked for", () => {
  expect(followErrorOf("events", refusal("RATE_LIMITED", 700))).toMatchObject({
    during: "events",
    reason: "RATE_LIMITED",
    final: false,
    retryAfterMs: 700,
  });
});

test("a broken network is no refusal", () => {
  const cause = new TypeError("fetch failed");
  expect(followErrorOf("bootstrap", cause)).toEqual({
    during: "bootstrap",
    reason: undefined,
    final: false,
    retryAfterMs: 0,
    cause,
  });
});

test("every other refusal is final", () => {
  const reasons = Object.keys(REASONS) as Reason[];
  const passing = reasons.filter((reason) => !followErrorOf("signals", refusal(reason)).final);
  expect(passing).toEqual(["RATE_LIMITED", "OVERLOADED", "DATABASE_UNAVAILABLE", "TIMED_OUT", "INTERNAL"]);
});
