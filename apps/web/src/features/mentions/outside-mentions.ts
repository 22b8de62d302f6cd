import { isInTimeline, type Message } from "@parley/api";

/** By the conversation or thread they were named in: people who are not there, whom the author may want to add. */
export type OutsideByPlace = ReadonlyMap<string, readonly string[]>;

/** Whom the reader has lately named where they are not, until they decide what to do about it. */
export interface OutsideMentions {
  subscribe(listener: () => void): () => void;
  /** The same object until something changes. */
  get(): OutsideByPlace;
  /** Called with what a send or an edit answered. */
  add(message: Message, memberIds: readonly string[]): void;
  /** Takes people from a place, or all of them. */
  dismiss(placeId: string, memberId?: string): void;
}

/** Kept while the workspace is open: a reload forgets it. */
export function createOutsideMentions(): OutsideMentions {
  const listeners = new Set<() => void>();
  let places: OutsideByPlace = new Map();

  function set(placeId: string, memberIds: readonly string[]): void {
    const next = new Map(places);
    if (memberIds.length === 0) next.delete(placeId);
    else next.set(placeId, memberIds);
    places = next;
    for (const listener of listeners) listener();
  }

  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    get: () => places,
    add: (message, memberIds) => {
      const placeId = isInTimeline(message) ? message.conversationId : (message.threadRootId ?? message.conversationId);
      set(placeId, [...new Set([...(places.get(placeId) ?? []), ...memberIds])]);
    },
    dismiss: (placeId, memberId) =>
      set(placeId, memberId === undefined ? [] : (places.get(placeId) ?? []).filter((id) => id !== memberId)),
  };
}
