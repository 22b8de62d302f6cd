import { createStore, del, entries, set, type UseStore } from "idb-keyval";
import type { OutboxEntry } from "./outbox-entry";

/** Where the outbox survives a reload. */
export interface OutboxStorage {
  /** Every entry of the member, in no order. */
  list(memberId: string): Promise<OutboxEntry[]>;
  put(entry: OutboxEntry): Promise<void>;
  remove(memberId: string, nonce: string): Promise<void>;
}

const keyOf = (memberId: string, nonce: string) => `${memberId}:${nonce}`;

/** The outbox in IndexedDB: one record per message, so that two tabs never overwrite one another's. */
export function createOutboxStorage(store: UseStore = createStore("parley-outbox", "entries")): OutboxStorage {
  return {
    list: async (memberId) => {
      const all = await entries<string, OutboxEntry>(store);
      return all.filter(([key]) => key.startsWith(`${memberId}:`)).map(([, entry]) => entry);
    },
    put: (entry) => set(keyOf(entry.memberId, entry.nonce), entry, store),
    remove: (memberId, nonce) => del(keyOf(memberId, nonce), store),
  };
}
