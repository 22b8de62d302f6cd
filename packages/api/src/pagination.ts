import { z } from "zod";
import { LIMITS } from "./limits.js";
import { isStorableText } from "./text.js";

/** An opaque place in a list; only ever taken from a `nextCursor`. A cursor that does not parse is `BAD_CURSOR`. */
export const Cursor = z.string().min(1).max(200).refine(isStorableText, "ILL_FORMED_TEXT");

/** The input of a list: where to go on, and how many. */
export function pageInput(defaultLimit: number) {
  return { cursor: Cursor.nullish(), limit: z.number().int().min(1).max(LIMITS.page.max).default(defaultLimit) };
}

/** A list's answer: the items and where the next page begins, `null` at the end. */
export function page<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

/** What a list service gives back. */
export interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}

/** Input of a procedure that needs none: nothing, `null`-less, and `{}` are both taken. */
export const NoInput = z.strictObject({}).optional();

/** Output of a change that has no entity to show. */
export const Done = z.object({});
export type Done = z.infer<typeof Done>;
