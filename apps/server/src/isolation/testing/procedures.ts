import type { Access } from "@parley/api/server";
import { z } from "zod";

/** A procedure as the sweep sees it. */
export interface SweptProcedure {
  /** For example `messages.send`. */
  name: string;
  type: "query" | "mutation" | "subscription";
  access: Access;
  input: z.ZodType;
}

const ACCESS: Record<Access, true> = { public: true, user: true, guest: true, member: true, admin: true, owner: true };

/** What of a tRPC router is looked at. */
export interface RouterDefinition {
  _def: { procedures: object };
}

interface RuntimeProcedure {
  _def: { type: SweptProcedure["type"]; meta?: { access?: string }; inputs?: unknown[]; output?: unknown };
}

/**
 * Every procedure of a router, by name.
 * @throws Error naming all that do not declare who may call them, or have no input or output schema.
 */
export function listProcedures(router: RouterDefinition): SweptProcedure[] {
  const entries = Object.entries(router._def.procedures) as [string, RuntimeProcedure][];
  const problems = entries.flatMap(([name, { _def }]) => {
    const missing = [
      ...(isAccess(_def.meta?.access) ? [] : ["who may call it"]),
      ...(schemaOf(_def) === undefined ? ["an input schema"] : []),
      ...(_def.output === undefined ? ["an output schema"] : []),
    ];
    return missing.length === 0 ? [] : [`${name} does not declare ${missing.join(", nor ")}`];
  });
  if (problems.length > 0) throw new Error(`${problems.join("; ")}: build it from \`procedures\` in packages/api.`);
  return entries.flatMap(([name, { _def }]) => {
    const access = _def.meta?.access;
    const input = schemaOf(_def);
    return isAccess(access) && input !== undefined ? [{ name, type: _def.type, access, input }] : [];
  });
}

function isAccess(access: string | undefined): access is Access {
  return access !== undefined && Object.hasOwn(ACCESS, access);
}

function schemaOf({ inputs = [] }: RuntimeProcedure["_def"]): z.ZodType | undefined {
  const [input, ...others] = inputs;
  return input instanceof z.ZodType && others.length === 0 ? input : undefined;
}
