import type { z } from "zod";

/** Members of a tRPC procedure builder that give a builder again. */
const CHAINED = new Set<PropertyKey>(["input", "output", "use", "meta", "concat"]);

/**
 * The same builder, whose schemas are parsed synchronously. tRPC asks zod for a promise, and zod then leaves its compiled
 * parsers aside and takes twice the time; no schema of ours waits for anything. One that did would throw at its first use.
 */
export function parsingSynchronously<Builder extends object>(builder: Builder): Builder {
  return new Proxy(builder, {
    get(target, key) {
      const member: unknown = Reflect.get(target, key);
      if (typeof member !== "function" || !CHAINED.has(key)) return member;
      return (...args: unknown[]) => {
        args.filter(isSchema).forEach(parseSynchronously);
        return parsingSynchronously(Reflect.apply(member, target, args) as object);
      };
    },
  });
}

function isSchema(value: unknown): value is z.ZodType {
  return typeof value === "object" && value !== null && "_zod" in value;
}

/** In place: a copy would no longer be the schema that descriptions of the wire refer to. */
function parseSynchronously(schema: z.ZodType): void {
  schema.parseAsync = async (value, params) => schema.parse(value, params);
}
