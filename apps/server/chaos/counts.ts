/** Counts by name. */
export class Tally {
  readonly counts: Record<string, number> = {};

  add(name: string): void {
    this.counts[name] = (this.counts[name] ?? 0) + 1;
  }
}

/** Several tallies as one. */
export function addUp(tallies: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const sum: Record<string, number> = {};
  for (const counts of tallies)
    for (const [name, count] of Object.entries(counts)) sum[name] = (sum[name] ?? 0) + count;
  return sum;
}

/** How many items there are of each name. */
export function countBy<Item>(items: readonly Item[], nameOf: (item: Item) => string): Record<string, number> {
  const tally = new Tally();
  for (const item of items) tally.add(nameOf(item));
  return tally.counts;
}

/** As `name count`, by name; `none` when there is nothing. */
export const listCounts = (counts: Record<string, number>): string =>
  Object.entries(counts)
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([name, count]) => `${name} ${count}`)
    .join(", ") || "none";
