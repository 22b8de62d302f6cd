import { useMemo } from "react";
import { trpc } from "../../lib/trpc";

/** The messages of a conversation that the reader has saved, as far as they are known. */
export function useSavedIds(conversationId: string): ReadonlySet<string> {
  const { data } = trpc.saved.list.useQuery({ conversationId, limit: 100 }, { staleTime: Number.POSITIVE_INFINITY });
  return useMemo(() => new Set(data?.items.map(({ message }) => message.id)), [data]);
}
