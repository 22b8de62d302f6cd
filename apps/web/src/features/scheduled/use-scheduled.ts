import { trpc } from "../../lib/trpc";

/** What the reader has waiting to be sent, the next first. */
export function useScheduled() {
  // Events have it fetched again.
  return trpc.scheduled.list.useQuery({}, { staleTime: Number.POSITIVE_INFINITY });
}
