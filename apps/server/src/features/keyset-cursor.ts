import { ApiError, type Instant } from "@parley/api/server";
import { z } from "zod";

/** The last millisecond of the year 9999, which every database can hold. */
const LAST_INSTANT_MS = 253_402_300_799_999;

/** A time inside a cursor: milliseconds since 1970, UTC. */
export const CursorInstant = z.number().int().min(0).max(LAST_INSTANT_MS);

export function toCursorInstant(instant: Instant): number {
  return Date.parse(instant);
}

export function fromCursorInstant(milliseconds: number): Instant {
  return new Date(milliseconds).toISOString();
}

/** Cuts what was read with one row more than a page takes: the page, and its last row where more follow. */
export function cutRows<Row>(rows: readonly Row[], limit: number): { shown: Row[]; last: Row | undefined } {
  const shown = rows.slice(0, limit);
  return { shown, last: rows.length > limit ? shown.at(-1) : undefined };
}

/** Writes the place after a list's last item down as an opaque cursor. */
export function encodeCursor(place: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(place), "utf8").toString("base64url");
}

/** The place a cursor names. Throws BAD_CURSOR for everything this list did not hand out. */
export function decodeCursor<Place>(cursor: string, schema: z.ZodType<Place>): Place {
  const parsed = schema.safeParse(parseJson(Buffer.from(cursor, "base64url").toString("utf8")));
  if (!parsed.success) throw badCursor();
  return parsed.data;
}

export function badCursor(): ApiError {
  return new ApiError("BAD_CURSOR", { message: "This cursor does not belong to this list." });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
