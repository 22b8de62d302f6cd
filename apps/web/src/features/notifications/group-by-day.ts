import { getDayKey } from "@parley/ui";

/** What happened on one day. */
export interface Day<Item> {
  key: string;
  items: Item[];
}

/** Parts a list by the days of a time zone, keeping its order. */
export function groupByDay<Item extends { at: string }>(items: readonly Item[], timeZone: string): Day<Item>[] {
  const days: Day<Item>[] = [];
  for (const item of items) {
    const key = getDayKey(item.at, timeZone);
    const last = days.at(-1);
    if (last?.key === key) last.items.push(item);
    else days.push({ key, items: [item] });
  }
  return days;
}
