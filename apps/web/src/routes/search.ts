/** What the address of a conversation may carry. */
export interface ConversationSearch {
  /** Seq of a message to jump to. */
  m?: number;
  /** The panel that is open beside it. */
  panel?: "details";
}

/** Reads the address; whatever makes no sense is left out. */
export function parseConversationSearch(search: Record<string, unknown>): ConversationSearch {
  const seq = Number(search.m);
  return {
    ...(search.m !== undefined && Number.isSafeInteger(seq) && seq > 0 && { m: seq }),
    ...(search.panel === "details" && { panel: "details" as const }),
  };
}

/** Where to go after signing in: a path of this app, and nothing else. */
export function parseNext(search: Record<string, unknown>): { next?: string } {
  const { next } = search;
  const isOwnPath = typeof next === "string" && /^\/(?![/\\])/.test(next);
  return isOwnPath ? { next } : {};
}
