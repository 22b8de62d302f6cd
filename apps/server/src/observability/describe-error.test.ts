import { TRPCError } from "@trpc/server";
import { DrizzleQueryError } from "drizzle-orm/errors";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { describeError } from "./describe-error.js";

const SECRET = "The keys are under the mat";

function syntaxError(): unknown {
  try {
    return JSON.parse(SECRET);
  } catch (error) {
    return error;
  }
}

/** Somebody's message as Postgres quotes it. */
function databaseError(code: string, message: string): Error {
  return Object.assign(new Error(message), {
    code,
    detail: `Failing row contains (${SECRET}).`,
    table_name: "messages",
  });
}

describe("describeError", () => {
  it("shows what an unknown error is and where it came from", () => {
    const described = describeError(new TypeError("Cannot read properties of undefined"));
    expect(described).toMatchObject({ type: "TypeError", message: "Cannot read properties of undefined" });
    expect(described.stack?.[0]).toContain("describe-error.test.ts");
  });

  it.each([
    ["a failed query's parameters", new DrizzleQueryError("insert into messages", [SECRET])],
    ["a failed query's cause", new DrizzleQueryError("insert", [], databaseError("22P02", `invalid: "${SECRET}"`))],
    ["a row that breaks a constraint", databaseError("23514", "new row violates check constraint")],
    ["text that could not be read", databaseError("22P02", `invalid input syntax for type uuid: "${SECRET}"`)],
    ["text that was no JSON", syntaxError()],
    ["what wraps text that was no JSON", new TRPCError({ code: "INTERNAL_SERVER_ERROR", cause: syntaxError() })],
    ["what a schema refused", z.enum(["a"], { error: () => SECRET }).safeParse(SECRET).error],
    ["what is thrown and no error", SECRET],
    ["a cause that is no error", new Error("failed", { cause: SECRET })],
    ["a stack with more lines than its own", Object.assign(new Error("failed"), { stack: `Error: ${SECRET}\n  at x` })],
  ])("does not quote %s", (_what, error) => {
    const shown = JSON.stringify(describeError(error));
    expect(shown).not.toContain("keys");
    expect(shown).toContain("type");
  });

  it("still tells a query, its table and its code", () => {
    const cause = databaseError("23505", 'duplicate key value violates unique constraint "users_email"');
    expect(describeError(new DrizzleQueryError("insert into users", [SECRET], cause))).toMatchObject({
      message: "Failed query: insert into users",
      cause: { code: "23505", table: "messages", message: expect.stringContaining("users_email") as string },
    });
  });

  it("cuts a chain of causes that has no end", () => {
    const error = new Error("around");
    error.cause = error;
    expect(JSON.stringify(describeError(error)).match(/around/g)?.length).toBeLessThan(10);
  });
});
