import { appRouter } from "@parley/api/server";
import { initTRPC } from "@trpc/server";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { generateInput } from "./testing/generate-input.js";
import { OVERRIDES } from "./testing/overrides.js";
import { listProcedures } from "./testing/procedures.js";

const t = initTRPC.meta<{ access?: string }>().create();
const built = t.procedure.input(z.strictObject({})).output(z.object({}));

describe("what every procedure declares", () => {
  test("all of Parley's do: access, input and output", () => {
    const procedures = listProcedures(appRouter);
    expect(procedures.length).toBeGreaterThan(40);
    expect(procedures.map(({ name }) => name)).toContain("messages.send");
  });

  test("one without access fails, wherever it stands in the router", () => {
    const router = t.router({ files: t.router({ list: built.query(() => ({})) }) });
    expect(() => listProcedures(router)).toThrow("files.list does not declare who may call it");
  });

  test("a word that is no access fails too", () => {
    const router = t.router({ open: built.meta({ access: "everybody" }).query(() => ({})) });
    expect(() => listProcedures(router)).toThrow("open does not declare who may call it");
  });

  test("one without schemas fails", () => {
    const router = t.router({ raw: t.procedure.meta({ access: "guest" }).mutation(() => ({})) });
    expect(() => listProcedures(router)).toThrow("raw does not declare an input schema, nor an output schema");
  });

  test("overrides name procedures that exist", () => {
    const names = new Set(listProcedures(appRouter).map(({ name }) => name));
    expect(Object.keys(OVERRIDES).filter((name) => !names.has(name))).toEqual([]);
  });
});

describe("generated inputs", () => {
  const pool = { memberId: "00000000-0000-4000-8000-000000000001" };

  test("name entities of the pool, also where that is not required, and are valid", () => {
    const schema = z.strictObject({
      memberId: z.guid(),
      memberIds: z.array(z.guid()).optional(),
      role: z.enum(["a", "b"]),
      name: z.string().min(3),
      note: z.string().optional(),
      on: z.boolean(),
      count: z.int().min(2),
    });
    const { input, idFields } = generateInput(schema, pool);
    expect(schema.parse(input)).toEqual({
      memberId: pool.memberId,
      memberIds: [pool.memberId],
      role: "a",
      name: "xxx",
      on: true,
      count: 2,
    });
    expect(idFields).toEqual(["memberId", "memberIds"]);
  });

  test("an id the pool does not know is an error, so that a new kind of entity cannot slip by", () => {
    const schema = z.strictObject({ fileId: z.guid().optional() });
    expect(() => generateInput(schema, pool)).toThrow("The field fileId names an entity the sweep does not know of.");
  });

  test("a text of a special form is asked for, and an override must fit a field", () => {
    expect(() => generateInput(z.strictObject({ slug: z.string().regex(/^z+$/) }), pool)).toThrow(
      "cannot make a value for slug",
    );
    expect(() => generateInput(z.strictObject({}), pool, { slug: "z" })).toThrow("There is no field slug");
  });
});
