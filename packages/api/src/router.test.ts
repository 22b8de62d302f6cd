import { describe, expect, test } from "vitest";
import { z } from "zod";
import { inputOf, listProcedures } from "./testing/procedures.js";
import { VALID_INPUTS } from "./testing/valid-inputs.js";

const procedures = listProcedures();
const ACCESS = ["public", "user", "guest", "member", "admin", "owner"];

describe("what every procedure declares", () => {
  test("there are procedures, and an example input for each", () => {
    expect(procedures.length).toBeGreaterThan(40);
    expect(Object.keys(VALID_INPUTS).sort()).toEqual(procedures.map(({ path }) => path));
  });

  test.each(procedures)("$path says who may call it", ({ meta }) => {
    expect(ACCESS).toContain(meta?.access);
  });

  test.each(procedures)("$path has one input schema and an output", (procedure) => {
    expect(inputOf(procedure)).toBeInstanceOf(z.ZodType);
    expect(procedure.output instanceof z.ZodType ? "schema" : typeof procedure.output).toBe(
      procedure.type === "subscription" ? "function" : "schema",
    );
  });

  test("only coming in is open to everybody", () => {
    const open = procedures.filter(({ meta }) => meta?.access === "public").map(({ path }) => path);
    expect(open).toEqual(["auth.signIn", "auth.signUp", "invitations.accept", "invitations.preview"]);
  });

  test("all that is open to everybody is counted as an attempt to sign in", () => {
    for (const { meta } of procedures.filter((one) => one.meta?.access === "public")) expect(meta?.limit).toBe("auth");
  });

  test("typing, presence and read marks do not eat the budget for sending", () => {
    const countedAs = (limit: string) => procedures.filter(({ meta }) => meta?.limit === limit).map(({ path }) => path);
    expect(countedAs("send")).toEqual(["messages.forward", "messages.send", "scheduled.create", "scheduled.sendNow"]);
    expect(countedAs("signal")).toEqual([
      "drafts.set",
      "presence.signal",
      "receipts.acknowledge",
      "receipts.markRead",
      "receipts.markUnread",
      "threads.markRead",
      "typing.signal",
    ]);
  });
});

/** Every place of a plain value, as the path to it. */
function placesOf(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== "object" || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => placesOf(inner, [...path, key]))];
}

/** A copy with another value in one place. */
function withAt(value: unknown, path: (string | number)[], put: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return put;
  const copy = structuredClone(value) as Record<string | number, unknown>;
  copy[key] = withAt(copy[key], rest, put);
  return copy;
}

describe("input", () => {
  test.each(procedures)("$path takes its example", (procedure) => {
    expect(inputOf(procedure).safeParse(VALID_INPUTS[procedure.path]).error?.issues).toBeUndefined();
  });

  test.each(procedures)("$path refuses unknown keys, __proto__ among them", (procedure) => {
    const example = VALID_INPUTS[procedure.path] ?? {};
    for (const key of ["unknown", "__proto__", "constructor"]) {
      const json = `{${JSON.stringify(example).slice(1, -1)}${Object.keys(example).length > 0 ? "," : ""}"${key}":{"role":"owner"}}`;
      const result = inputOf(procedure).safeParse(JSON.parse(json));
      expect(result.error?.issues[0]?.code, `key ${key}`).toBe("unrecognized_keys");
    }
  });

  const HOSTILE: [string, unknown][] = [
    ["a NUL", "a\0b"],
    ["a lone surrogate", "a\uD800b"],
    ["a long text", "x".repeat(100_000)],
    ["a deep array", JSON.parse(`${"[".repeat(5_000)}${"]".repeat(5_000)}`)],
    ["an object", { $gt: "" }],
    ["a huge number", 1e308],
    ["a negative number", -1],
    ["not a number", Number.NaN],
    ["null in an array", [null]],
  ];
  const cases = procedures.flatMap((procedure) =>
    placesOf(VALID_INPUTS[procedure.path]).map((path) => ({
      procedure,
      path,
      name: [procedure.path, ...path].join("."),
    })),
  );

  test.each(cases)("$name refuses what is hostile there, by a fault and never by throwing", ({ procedure, path }) => {
    for (const [what, hostile] of HOSTILE) {
      const result = inputOf(procedure).safeParse(withAt(VALID_INPUTS[procedure.path], path, hostile));
      expect(result.success, what).toBe(false);
    }
  });
});
