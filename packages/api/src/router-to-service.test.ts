import { expect, test } from "vitest";
import { ApiError } from "./api-error.js";
import { appRouter } from "./router.js";
import type { Services } from "./services.js";
import { fakeContext } from "./testing/fake-context.js";
import { inputOf, listProcedures } from "./testing/procedures.js";
import { VALID_INPUTS } from "./testing/valid-inputs.js";

interface ServiceCall {
  verb: string;
  args: unknown[];
}

/** Services that note each call and answer it with a refusal. */
function notingServices(calls: ServiceCall[]): Services {
  const noteIn = (feature: string) =>
    new Proxy<Record<string, unknown>>(
      {},
      {
        get:
          (_target, verb): unknown =>
          (...args: unknown[]) => {
            calls.push({ verb: `${feature}.${String(verb)}`, args });
            return Promise.reject(new ApiError("FORBIDDEN", { message: "noted" }));
          },
      },
    );
  return new Proxy({} as Services, { get: (_target, feature): unknown => noteIn(String(feature)) });
}

test.each(listProcedures())(
  "$path calls the service verb of its name, with who asks and the parsed input",
  async (procedure) => {
    const calls: ServiceCall[] = [];
    const ctx = { ...fakeContext("owner"), services: notingServices(calls) };
    const input = VALID_INPUTS[procedure.path];
    const call = appRouter.createCaller(ctx) as unknown as Record<
      string,
      Record<string, (input: unknown) => Promise<unknown>>
    >;
    const [feature = "", verb = ""] = procedure.path.split(".");

    await expect(call[feature]?.[verb]?.(input)).rejects.toMatchObject({ reason: "FORBIDDEN", message: "noted" });

    expect(calls.map((one) => one.verb)).toEqual([procedure.path]);
    const callers = {
      public: [],
      user: [await ctx.gate.getIdentity()],
      member: [await ctx.gate.getActor()],
    };
    const access = procedure.meta?.access;
    const who = access === "public" || access === "user" ? callers[access] : callers.member;
    const parsed: unknown = inputOf(procedure).parse(input);
    const args = calls[0]?.args ?? [];
    expect(args.slice(0, who.length)).toEqual(who);
    expect(args.slice(input === undefined ? args.length : -1)).toEqual(input === undefined ? [] : [parsed]);
  },
);
