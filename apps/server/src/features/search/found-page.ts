import { Id, type Instant } from "@parley/api/server";
import { z } from "zod";
import { cutRows } from "../keyset-cursor.js";

/** The last one of a page that is sorted by name: the beginning of the name, and the id. */
export const NamePlace = z.tuple([
  z
    .string()
    .max(60)
    .regex(/^[^\0]*$/),
  Id,
]);
export type NamePlace = z.infer<typeof NamePlace>;

/** A page of one kind, and the place of its last one where more follow. */
export interface Found<Item, Place = NamePlace> {
  items: Item[];
  next: Place | null;
}

/** Cuts what was read with one more than asked for. */
export function pageOf<Hit extends { name: string; id: string }>(hits: readonly Hit[], limit: number): Found<Hit> {
  const { shown: items, last } = cutRows(hits, limit);
  return { items, next: last === undefined ? null : [last.name, last.id] };
}

/** Days within which something was written, as instants. */
export interface Period {
  since: Instant | null;
  until: Instant | null;
}
