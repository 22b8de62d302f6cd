import { expect, test } from "vitest";
import { ApiError, notFound } from "./api-error.js";
import { errorDataOf, REASONS, reasonOf } from "./errors.js";

test("the reason is read from whatever carries it", () => {
  expect(reasonOf({ data: { reason: "LAST_OWNER" } })).toBe("LAST_OWNER");
  expect(errorDataOf({ data: { reason: "RATE_LIMITED", retryAfterMs: 5 } })).toEqual({
    reason: "RATE_LIMITED",
    retryAfterMs: 5,
  });
});

test.each([
  undefined,
  null,
  1,
  "LAST_OWNER",
  {},
  { data: null },
  { data: "x" },
  { data: {} },
  { data: { reason: 1 } },
  { data: { reason: "NO_SUCH_REASON" } },
])("%j carries none", (error) => expect(reasonOf(error)).toBeUndefined());

test.each(["__proto__", "constructor", "toString", "hasOwnProperty"])(
  "%s is no reason, though every object has it",
  (reason) => {
    expect(reasonOf({ data: JSON.parse(`{"reason":"${reason}"}`) as unknown })).toBeUndefined();
  },
);

test("an ApiError travels under the code of its reason and keeps what the caller needs", () => {
  const cause = new Error("pool is empty");
  const error = new ApiError("OVERLOADED", { message: "Try again.", retryAfterMs: 500, cause });
  expect(error).toMatchObject({
    name: "ApiError",
    code: "SERVICE_UNAVAILABLE",
    reason: "OVERLOADED",
    message: "Try again.",
    details: { retryAfterMs: 500 },
    cause,
  });
});

test("every reason makes an error; without a message it is the reason itself", () => {
  for (const reason of Object.keys(REASONS) as (keyof typeof REASONS)[])
    expect(new ApiError(reason)).toMatchObject({ reason, message: reason, code: REASONS[reason], details: {} });
});

test("what does not exist and what may not be known are the same answer", () => {
  expect(notFound("conversation")).toMatchObject({ reason: "NOT_FOUND", message: "No such conversation." });
});
