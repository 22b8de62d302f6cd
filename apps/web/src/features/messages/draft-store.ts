/** Texts begun and not sent, kept on this device so that they survive a reload. */
export interface DraftStore {
  get(conversationId: string): string;
  /** An empty text takes the draft away. */
  set(conversationId: string, text: string): void;
  /** Ids of the conversations with a draft. The same set until one comes or goes. */
  getConversationIds(): ReadonlySet<string>;
  subscribe(listener: () => void): () => void;
}

const PREFIX = "parley.draft.";

type DraftStorage = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

function keysOf(storage: DraftStorage): string[] {
  return Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? "");
}

/** The drafts of one member. */
export function createDraftStore(memberId: string, storage: DraftStorage = localStorage): DraftStore {
  const prefix = `${PREFIX}${memberId}.`;
  const texts = new Map<string, string>();
  for (const key of keysOf(storage)) {
    if (key.startsWith(prefix)) texts.set(key.slice(prefix.length), storage.getItem(key) ?? "");
  }
  let ids: ReadonlySet<string> = new Set(texts.keys());
  const listeners = new Set<() => void>();

  return {
    get: (conversationId) => texts.get(conversationId) ?? "",
    set: (conversationId, text) => {
      const had = texts.has(conversationId);
      if (text === "") texts.delete(conversationId);
      else texts.set(conversationId, text);
      try {
        if (text === "") storage.removeItem(prefix + conversationId);
        else storage.setItem(prefix + conversationId, text);
      } catch {
        // No room: the draft holds until the page is left.
      }
      if (had === texts.has(conversationId)) return;
      ids = new Set(texts.keys());
      for (const listener of listeners) listener();
    },
    getConversationIds: () => ids,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** At sign-out: no draft of anybody stays on this device. */
export function clearDrafts(storage: DraftStorage = localStorage): void {
  for (const key of keysOf(storage).filter((one) => one.startsWith(PREFIX))) storage.removeItem(key);
}
