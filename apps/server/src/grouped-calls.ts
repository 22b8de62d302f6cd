/** The most that share one call: they all go on in the same turn of the event loop, which must not take long. */
const MOST = 64;

interface Waiting<Item, Result> {
  item: Item;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
}

/**
 * Calls that share round trips: whatever is asked while one is on its way goes together with the next. A lone one goes
 * at once, and each begins after it was asked for, so that none is answered with what was true before.
 */
export class GroupedCalls<Item, Result> {
  private readonly waiting: Waiting<Item, Result>[] = [];
  private running = false;

  /** `callAll` gives a result for each item, in their order. What it throws, all of its items get. */
  constructor(private readonly callAll: (items: readonly Item[]) => Promise<readonly Result[]>) {}

  call(item: Item): Promise<Result> {
    const called = new Promise<Result>((resolve, reject) => this.waiting.push({ item, resolve, reject }));
    if (!this.running) {
      this.running = true;
      // Calls of the same tick go together.
      queueMicrotask(() => void this.run());
    }
    return called;
  }

  private async run(): Promise<void> {
    while (this.waiting.length > 0) await this.callTogether(this.waiting.splice(0, MOST));
    this.running = false;
  }

  private async callTogether(group: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await this.callAll(group.map(({ item }) => item));
      if (results.length !== group.length)
        throw new Error("a grouped call gave another number of results than of items");
      for (const [index, result] of results.entries()) group[index]?.resolve(result);
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }
}

/** Items by what they have in common, each group in the order of the items. */
export function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}
