import type { Clock } from "../clock.js";

interface Entry<Value> {
  value: Promise<Value>;
  until: number;
}

/**
 * Remembers what was just looked up, for a short while and up to a number of entries; those asking at the same time share one look-up.
 * Failures are not remembered.
 */
export class Recent<Value> {
  private readonly entries = new Map<string, Entry<Value>>();

  constructor(private readonly options: { clock: Clock; ttlMs: number; most: number }) {}

  get(key: string, lookUp: () => Promise<Value>): Promise<Value> {
    const now = this.options.clock.now();
    const known = this.entries.get(key);
    if (known !== undefined && known.until > now) return known.value;
    this.makeRoom(now);
    const entry = { value: lookUp(), until: now + this.options.ttlMs };
    this.entries.set(key, entry);
    entry.value.catch(() => {
      if (this.entries.get(key) === entry) this.entries.delete(key);
    });
    return entry.value;
  }

  /** Forgets the entries whose keys begin so. What is being looked up meanwhile is not remembered either. */
  forget(prefix = ""): void {
    for (const key of this.entries.keys()) if (key.startsWith(prefix)) this.entries.delete(key);
  }

  private makeRoom(now: number): void {
    if (this.entries.size < this.options.most) return;
    for (const [key, entry] of this.entries) if (entry.until <= now) this.entries.delete(key);
    if (this.entries.size >= this.options.most) this.entries.clear();
  }
}
