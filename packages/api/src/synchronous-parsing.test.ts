import { initTRPC } from "@trpc/server";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { parsingSynchronously } from "./synchronous-parsing.js";
import { fakeContext } from "./testing/fake-context.js";
import { createCallerFactory, procedures, router } from "./trpc.js";

const t = initTRPC.create();
const procedure = parsingSynchronously(t.procedure);

/** Whether a schema's value is there without waiting, however it is asked: zod gives up on a check that waits. */
const waiting = () => z.string().refine(async (text) => text !== "no");

describe("procedures whose schemas are parsed synchronously", () => {
  const built = t.router({
    double: procedure
      .input(z.object({ count: z.number().default(1) }))
      .use(({ next }) => next())
      .output(z.object({ twice: z.number() }))
      .query(({ input }) => ({ twice: input.count * 2, secret: "s" })),
    slow: procedure.input(waiting()).query(({ input }) => input),
  });
  const caller = built.createCaller({});

  test("take and give what the schemas say, defaults filled in and what is not declared left out", async () => {
    expect(await caller.double({ count: 4 })).toEqual({ twice: 8 });
    expect(await caller.double({})).toEqual({ twice: 2 });
  });

  test("refuse what the schemas do not allow, with what is wrong", async () => {
    await expect(caller.double({ count: "4" as unknown as number })).rejects.toMatchObject({
      code: "BAD_REQUEST",
      cause: { issues: [{ path: ["count"], code: "invalid_type" }] },
    });
  });

  test("do not wait: a schema that must is a fault at its first use", async () => {
    await expect(caller.slow("yes")).rejects.toThrow(/async/i);
  });
});

test("the product's procedures are built so", async () => {
  const built = router({ slow: procedures.public.input(waiting()).query(({ input }) => input) });
  await expect(createCallerFactory(built)(fakeContext("anonymous")).slow("yes")).rejects.toThrow(/async/i);
});
