import { z } from "zod";

/** An id as Postgres keeps it. Any well-shaped UUID is taken, so that an unknown one is NOT_FOUND and not BAD_REQUEST. */
export const Id = z.guid().toLowerCase();
export type Id = z.infer<typeof Id>;

/** A place in a workspace's log: rises with every change, with gaps inside one conversation. */
export const Seq = z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER);
export type Seq = z.infer<typeof Seq>;

/** A time as ISO 8601 in UTC with milliseconds. */
export const Instant = z.iso.datetime({ precision: 3 });
export type Instant = z.infer<typeof Instant>;

/** A time as people and programs may write it, since 1970; it leaves the parser as an `Instant`. */
export const InstantInput = z.iso
  .datetime({ offset: true })
  .max(40)
  .transform((text) => new Date(text).toISOString())
  .pipe(Instant.refine((instant) => instant >= "1970", "OUT_OF_RANGE"));
