import { z } from "zod";

/** The fields of an input that name an entity, filled from these; what is not an id is the same for everybody. */
export type IdPool = Readonly<Record<string, string>>;

/** The part of JSON Schema that zod writes for inputs. */
interface Schema {
  type?: string;
  format?: string;
  pattern?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  minLength?: number;
  minItems?: number;
  minimum?: number;
}

/** An input for a procedure, and which of its fields name entities. */
export interface GeneratedInput {
  /** `undefined` for a procedure that takes nothing. */
  input: Record<string, unknown> | undefined;
  /** Names of the fields taken from the pool. */
  idFields: string[];
  /** All fields the schema has. */
  fields: string[];
}

/**
 * Makes a valid input: required fields get the least their schema allows, and every field that names an entity, required
 * or not, gets that entity's id from the pool (`memberIds` a list of the `memberId`). `given` overrides.
 * @throws Error for an id-shaped field the pool does not know: the sweep must learn what it names.
 */
export function generateInput(schema: z.ZodType, pool: IdPool, given: Record<string, unknown> = {}): GeneratedInput {
  const json = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Schema;
  const properties = Object.entries(json.properties ?? {});
  const input: Record<string, unknown> = {};
  const idFields: string[] = [];
  for (const [name, property] of properties) {
    const named = pool[name.replace(/Ids$/, "Id")];
    if (Object.hasOwn(given, name)) input[name] = given[name];
    else if (named !== undefined) {
      idFields.push(name);
      input[name] = property.type === "array" ? [named] : named;
    } else if (isIdShaped(property)) throw new Error(`The field ${name} names an entity the sweep does not know of.`);
    else if (json.required?.includes(name)) input[name] = leastOf(name, property);
  }
  const fields = properties.map(([name]) => name);
  const unknown = Object.keys(given).filter((name) => !fields.includes(name));
  if (unknown.length > 0) throw new Error(`There is no field ${unknown.join(", ")} to override.`);
  return { input: fields.length === 0 ? undefined : input, idFields, fields };
}

function isIdShaped({ type, format, items }: Schema): boolean {
  return format === "uuid" || (type === "array" && items !== undefined && isIdShaped(items));
}

function leastOf(name: string, schema: Schema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  if (schema.anyOf?.[0] !== undefined) return leastOf(name, schema.anyOf[0]);
  if (schema.type === "boolean") return true;
  if (schema.type === "integer" || schema.type === "number") return schema.minimum ?? 0;
  if (schema.type === "array")
    return Array.from({ length: schema.minItems ?? 0 }, () => leastOf(name, schema.items ?? {}));
  if (schema.type === "string" && schema.format === undefined && schema.pattern === undefined)
    return "x".repeat(Math.max(1, schema.minLength ?? 1));
  throw new Error(`The sweep cannot make a value for ${name}: give one in overrides.ts.`);
}
