import { z } from "zod";

const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/** Whether Postgres can store the text and every client show it: no NUL, no half of a surrogate pair. */
export function isStorableText(text: string): boolean {
  return !text.includes("\0") && !LONE_SURROGATE.test(text);
}

/** One line of text (a name, a title): trimmed, without line breaks, storable. Lengths hold after trimming. */
export function singleLine(limits: { min?: number; max: number }) {
  return z
    .string()
    .max(limits.max * 4)
    .trim()
    .min(limits.min ?? 0)
    .max(limits.max)
    .refine(isStorableText, "ILL_FORMED_TEXT")
    .refine((text) => !/[\r\n\u2028\u2029]/.test(text), "ONE_LINE_ONLY");
}

/** Text of several lines, kept as typed; with `min` it must hold something besides white space. */
export function multiLine(limits: { min?: number; max: number }) {
  return z
    .string()
    .max(limits.max)
    .refine(isStorableText, "ILL_FORMED_TEXT")
    .refine((text) => text.trim().length >= (limits.min ?? 0), "EMPTY_TEXT");
}
