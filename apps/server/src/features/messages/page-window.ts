import type { MessagesListInput } from "@parley/api/server";

/**
 * Which messages a page may hold: `split` parts the older ones (below it) from the newer ones (from it on), and of each
 * side at most so many are taken, `limit` of both together.
 */
export interface PageWindow {
  split: number;
  older: number;
  newer: number;
  limit: number;
}

/** Above every seq there is. */
const END = Number.MAX_SAFE_INTEGER;

/** The window an input asks for. `firstUnread` is its seq, or null when nothing is unread: then the newest page is shown. */
export function pageWindow(input: MessagesListInput, firstUnread: number | null): PageWindow {
  const { before, after, around, limit } = input;
  if (after !== undefined) return { split: after + 1, older: 0, newer: limit, limit };
  const centre = around === "firstUnread" ? firstUnread : around;
  if (centre !== undefined && centre !== null) return { split: centre, older: limit, newer: limit, limit };
  return { split: before ?? END, older: limit, newer: 0, limit };
}

export interface CutPage<Row> {
  items: Row[];
  hasOlder: boolean;
  hasNewer: boolean;
}

/**
 * Cuts the page out of what was found on each side, which is one more than the window takes where there is more.
 * `older` comes newest first, `newer` oldest first. Where one side is short the other fills the page.
 */
export function cutPage<Row>(window: PageWindow, older: readonly Row[], newer: readonly Row[]): CutPage<Row> {
  const olderAtHand = Math.min(older.length, window.older);
  const newerShare = Math.max(Math.ceil(window.limit / 2), window.limit - olderAtHand);
  const newerTaken = Math.min(newer.length, window.newer, newerShare);
  const olderTaken = Math.min(olderAtHand, window.limit - newerTaken);
  return {
    items: [...older.slice(0, olderTaken).reverse(), ...newer.slice(0, newerTaken)],
    hasOlder: older.length > olderTaken,
    hasNewer: newer.length > newerTaken,
  };
}
