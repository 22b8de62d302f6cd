import { DrizzleQueryError } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { isConnectionError, isDiskFull, isRetryable, isUniqueViolation, sqlState } from "./sql-state.js";

const reported = (code: string, rest: object = {}) => Object.assign(new Error("reported"), { code, ...rest });
const wrapped = (cause: Error) => new DrizzleQueryError("select 1", [], cause);

describe("sqlState", () => {
  it("finds the state through the causes", () => {
    expect(sqlState(reported("23505"))).toBe("23505");
    expect(sqlState(wrapped(reported("40P01")))).toBe("40P01");
    expect(sqlState(new Error("outer", { cause: wrapped(reported("57014")) }))).toBe("57014");
  });

  it("does not take system codes for states", () => {
    expect(sqlState(reported("EPIPE"))).toBeUndefined();
    expect(sqlState(reported("ECONNREFUSED"))).toBeUndefined();
  });

  it.each([undefined, null, "23505", 7, new Error("plain")])("gives nothing for %j", (error) => {
    expect(sqlState(error)).toBeUndefined();
  });

  it("ends on causes that run in a circle", () => {
    const error = new Error("circle");
    error.cause = error;
    expect(sqlState(error)).toBeUndefined();
  });
});

describe("isUniqueViolation", () => {
  const error = wrapped(reported("23505", { constraint_name: "workspaces_slug_key" }));

  it("tells any from the one named", () => {
    expect(isUniqueViolation(error)).toBe(true);
    expect(isUniqueViolation(error, "workspaces_slug_key")).toBe(true);
    expect(isUniqueViolation(error, "users_email_key")).toBe(false);
  });

  it("is not any other violation", () => {
    expect(isUniqueViolation(reported("23503", { constraint_name: "workspaces_slug_key" }))).toBe(false);
  });
});

describe("the kinds of failure", () => {
  it.each(["40001", "40P01"])("%s may be run again", (code) => {
    expect(isRetryable(wrapped(reported(code)))).toBe(true);
    expect(isConnectionError(reported(code))).toBe(false);
  });

  it.each(["CONNECTION_CLOSED", "ECONNRESET", "CONNECT_TIMEOUT", "08006", "57P01", "25P03", "53300"])(
    "%s is a connection error",
    (code) => {
      expect(isConnectionError(wrapped(reported(code)))).toBe(true);
      expect(isRetryable(reported(code))).toBe(false);
    },
  );

  it.each(["23505", "57014", "25P02", "22P02"])("%s is neither", (code) => {
    expect(isConnectionError(reported(code))).toBe(false);
    expect(isRetryable(reported(code))).toBe(false);
  });

  it.each(["53100", "ENOSPC", "EDQUOT"])("%s means that the disk is full", (code) => {
    expect(isDiskFull(wrapped(reported(code)))).toBe(true);
    expect(isDiskFull(reported("53200"))).toBe(false);
  });
});
