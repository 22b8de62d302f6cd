import { z } from "zod";
import type { ProcedureMeta } from "../context.js";
import { appRouter } from "../router.js";

/** What a procedure declares of itself. */
export interface DeclaredProcedure {
  path: string;
  type: "query" | "mutation" | "subscription";
  inputs: unknown[];
  /** A schema; of a subscription the parser that hands the stream on. */
  output: unknown;
  meta: ProcedureMeta | undefined;
}

/** Every procedure of the router, by path. */
export function listProcedures(): DeclaredProcedure[] {
  const procedures = appRouter._def.procedures as unknown as Record<string, { _def: Omit<DeclaredProcedure, "path"> }>;
  return Object.entries(procedures)
    .map(([path, { _def }]) => ({ path, type: _def.type, inputs: _def.inputs, output: _def.output, meta: _def.meta }))
    .sort((one, other) => (one.path < other.path ? -1 : 1));
}

/** The one input schema of a procedure. Throws when there is none or it is no schema. */
export function inputOf({ path, inputs }: DeclaredProcedure): z.ZodType {
  const [input] = inputs;
  if (!(input instanceof z.ZodType) || inputs.length !== 1) throw new Error(`${path} has no input schema.`);
  return input;
}
