interface Reader<Item> {
  queue: Item[];
  wake: (() => void) | null;
}

/** Hands each item to everybody who reads at the time. */
export class Feed<Item> {
  private readonly readers = new Set<Reader<Item>>();

  /** How many read. */
  get size(): number {
    return this.readers.size;
  }

  push(item: Item): void {
    for (const reader of this.readers) {
      reader.queue.push(item);
      reader.wake?.();
    }
  }

  /** Reads `before`, then everything from now on, also what is pushed before the first `next`. */
  open(before: Item[] = []): AsyncIterable<Item> {
    const reader: Reader<Item> = { queue: before, wake: null };
    this.readers.add(reader);
    return { [Symbol.asyncIterator]: () => this.iterate(reader) };
  }

  private iterate(reader: Reader<Item>): AsyncIterator<Item> {
    let ended = false;
    const next = async (): Promise<IteratorResult<Item>> => {
      while (!ended) {
        const item = reader.queue.shift();
        if (item !== undefined) return { done: false, value: item };
        await new Promise<void>((resolve) => {
          reader.wake = resolve;
        });
      }
      return { done: true, value: undefined };
    };
    return {
      next,
      return: () => {
        ended = true;
        this.readers.delete(reader);
        reader.wake?.();
        return Promise.resolve({ done: true, value: undefined });
      },
    };
  }
}
