/** One node's entries as they are stored. */
export interface StoredLeases {
  /** Rises with every change of the entries. */
  version: number;
  /** Values as text, by key. */
  entries: ReadonlyMap<string, string>;
  /** Milliseconds until they run out unless they are renewed. */
  leftMs: number;
}

/** Where nodes keep their leases for each other, under a time to live. Every call may reject, and none waits long. */
export interface LeaseStore {
  /** Puts a node's entries in the place of those it had, for `ttlMs` milliseconds. */
  replace(nodeId: string, stored: Omit<StoredLeases, "leftMs">, ttlMs: number): Promise<void>;
  /** Changes some of a node's entries (`null` deletes), and renews them. */
  change(nodeId: string, version: number, changes: ReadonlyMap<string, string | null>, ttlMs: number): Promise<void>;
  /** Lets a node's entries live another `ttlMs` milliseconds; `false` when there are none any more. */
  renew(nodeId: string, ttlMs: number): Promise<boolean>;
  /** A node's entries; `null` when they have run out. */
  read(nodeId: string): Promise<StoredLeases | null>;
  /** The nodes that have entries; some may have run out. */
  listNodes(): Promise<string[]>;
}
