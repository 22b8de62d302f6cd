import { sql } from "drizzle-orm";
import { bigint, customType, text } from "drizzle-orm/pg-core";
import { toInstant } from "./client/instant.js";

/**
 * A moment in time: `timestamptz(3)` in the database, an ISO 8601 string in UTC with milliseconds in the program
 * (`2026-01-01T00:00:00.000Z`), the same on every path and engine.
 */
export const instant = customType<{ data: string; driverData: string }>({
  dataType: () => "timestamp(3) with time zone",
  fromDriver: toInstant,
});

/** Default of times: the clock now, not when the transaction began (SPEC W6). */
export const now = sql`clock_timestamp()`;

/** A `bigint` column read as a number: sequence numbers and revisions, which stay far below 2^53. */
export const counter = (name: string) => bigint(name, { mode: "number" });

/** A `text` column that holds one of a few words; the migration has the CHECK that goes with it. */
export const oneOf = <const Words extends readonly [string, ...string[]]>(name: string, words: Words) =>
  text(name, { enum: words as unknown as [Words[0], ...Words[number][]] });
