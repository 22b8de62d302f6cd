import { expect } from "vitest";
import type { z } from "zod";

/** The faults a schema finds, each as `path: code`, where a refinement's code is its message as in `InputIssue`. */
export function faultsOf(schema: z.ZodType, input: unknown): string[] {
  const result = schema.safeParse(input);
  if (result.success) return [];
  return result.error.issues.map(
    ({ path, code, message }) => `${path.join(".")}: ${code === "custom" ? message : code}`,
  );
}

/** Expects that a schema refuses an input for exactly these faults. */
export function expectFaults(schema: z.ZodType, input: unknown, faults: string[]): void {
  expect(faultsOf(schema, input)).toEqual(faults);
}
