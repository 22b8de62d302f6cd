import type { Pin } from "@parley/api";
import { trpc } from "../../lib/trpc";

/** The pinned messages of a conversation, pinned last first; undefined until they are there. */
export function usePins(conversationId: string): readonly Pin[] | undefined {
  // Events have them fetched again.
  return trpc.pins.list.useQuery({ conversationId }, { staleTime: Number.POSITIVE_INFINITY }).data?.items;
}
