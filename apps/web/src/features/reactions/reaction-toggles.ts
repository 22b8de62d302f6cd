import { type Message, type ParleyClient, placeReaction, type Reactions } from "@parley/api";
import type { WorkspaceStore } from "../../sync/workspace-store";
import { receiveReactions } from "./receive-reactions.js";

/** By message, then emoji: whether the reader's own is to be there. */
export type PendingReactions = ReadonlyMap<string, ReadonlyMap<string, boolean>>;

/** One's own reactions on their way to the server. */
export interface ReactionToggles {
  subscribe(listener: () => void): () => void;
  /** The same object until something changes. */
  getPending(): PendingReactions;
  /**
   * Shows at once that one's own is there, or gone, and has it stored. Asked again while the first is under way, the last word
   * counts, and the first caller is told how it ended. Rejects with the server's refusal, or when the server cannot be
   * reached: then it shows as it was before.
   */
  set(messageId: string, emoji: string, adds: boolean): Promise<void>;
}

export interface ReactionTogglesDeps {
  readonly client: Pick<ParleyClient, "reactions">;
  readonly store: WorkspaceStore;
}

/** A message's reactions as they will be once what is under way is stored. */
export function withPending(
  { reactions }: Pick<Reactions, "reactions">,
  pending: ReadonlyMap<string, boolean> | undefined,
): Message["reactions"] {
  let shown = reactions;
  for (const [emoji, adds] of pending ?? []) {
    const known = reactions.find((reaction) => reaction.emoji === emoji);
    if ((known?.mine ?? false) === adds) continue;
    const count = (known?.count ?? 0) + (adds ? 1 : -1);
    shown = placeReaction(shown, { emoji, count, mine: adds, sinceSeq: known?.sinceSeq ?? Number.MAX_SAFE_INTEGER });
  }
  return shown;
}

export function createReactionToggles({ client, store }: ReactionTogglesDeps): ReactionToggles {
  const listeners = new Set<() => void>();
  const running = new Set<string>();
  let pending: PendingReactions = new Map();

  function want(messageId: string, emoji: string, adds: boolean | undefined): void {
    const ofMessage = new Map(pending.get(messageId));
    if (adds === undefined) ofMessage.delete(emoji);
    else ofMessage.set(emoji, adds);
    const next = new Map(pending);
    if (ofMessage.size === 0) next.delete(messageId);
    else next.set(messageId, ofMessage);
    pending = next;
    for (const listener of listeners) listener();
  }

  async function send(messageId: string, emoji: string): Promise<void> {
    try {
      for (;;) {
        const adds = pending.get(messageId)?.get(emoji);
        const procedure = adds ? client.reactions.add : client.reactions.remove;
        const answer = await procedure.mutate({ messageId, emoji });
        store.update((state) => receiveReactions(state, answer));
        if (pending.get(messageId)?.get(emoji) === adds) return;
      }
    } finally {
      running.delete(`${messageId} ${emoji}`);
      want(messageId, emoji, undefined);
    }
  }

  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getPending: () => pending,
    set: async (messageId, emoji, adds) => {
      want(messageId, emoji, adds);
      const key = `${messageId} ${emoji}`;
      if (running.has(key)) return;
      running.add(key);
      await send(messageId, emoji);
    },
  };
}
