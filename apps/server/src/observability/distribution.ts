/**
 * How often values fell below each of some bounds: what a histogram is made of, kept as plain numbers, so that hot paths
 * pay no more than an addition for it.
 */
export class Distribution {
  /** Per bound, how many values lay above the bound before and not above this one; the last is for those above all. */
  private readonly buckets: number[];
  sum = 0;
  count = 0;

  /** `bounds` rise. */
  constructor(readonly bounds: readonly number[]) {
    this.buckets = [...bounds, Number.POSITIVE_INFINITY].map(() => 0);
  }

  /** Takes in a value, `times` times. */
  add(value: number, times = 1): void {
    let index = 0;
    while (index < this.bounds.length && value > (this.bounds[index] ?? 0)) index += 1;
    this.buckets[index] = (this.buckets[index] ?? 0) + times;
    this.sum += value * times;
    this.count += times;
  }

  /** For each bound, how many values did not lie above it. */
  cumulative(): { bound: number; count: number }[] {
    let total = 0;
    return this.bounds.map((bound, index) => {
      total += this.buckets[index] ?? 0;
      return { bound, count: total };
    });
  }
}
