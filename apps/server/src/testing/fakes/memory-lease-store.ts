import type { LeaseStore, StoredLeases } from "../../cluster/lease-store.js";

interface Stored {
  version: number;
  entries: Map<string, string>;
  until: number;
}

/** Leases kept in this process, under the clock it is given. */
export class MemoryLeaseStore implements LeaseStore {
  private readonly nodes = new Map<string, Stored>();

  constructor(private readonly now: () => number = Date.now) {}

  async replace(nodeId: string, { version, entries }: Omit<StoredLeases, "leftMs">, ttlMs: number): Promise<void> {
    this.nodes.set(nodeId, { version, entries: new Map(entries), until: this.now() + ttlMs });
  }

  async change(
    nodeId: string,
    version: number,
    changes: ReadonlyMap<string, string | null>,
    ttlMs: number,
  ): Promise<void> {
    const stored = this.find(nodeId) ?? { version, entries: new Map<string, string>(), until: 0 };
    for (const [key, text] of changes)
      if (text === null) stored.entries.delete(key);
      else stored.entries.set(key, text);
    this.nodes.set(nodeId, { ...stored, version, until: this.now() + ttlMs });
  }

  async renew(nodeId: string, ttlMs: number): Promise<boolean> {
    const stored = this.find(nodeId);
    if (stored !== undefined) stored.until = this.now() + ttlMs;
    return stored !== undefined;
  }

  async read(nodeId: string): Promise<StoredLeases | null> {
    const stored = this.find(nodeId);
    if (stored === undefined) return null;
    return { version: stored.version, entries: new Map(stored.entries), leftMs: stored.until - this.now() };
  }

  async listNodes(): Promise<string[]> {
    return [...this.nodes.keys()];
  }

  private find(nodeId: string): Stored | undefined {
    const stored = this.nodes.get(nodeId);
    if (stored === undefined || stored.until > this.now()) return stored;
    this.nodes.delete(nodeId);
    return undefined;
  }
}
