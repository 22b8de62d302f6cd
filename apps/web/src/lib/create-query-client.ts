import { errorDataOf } from "@parley/api";
import { onlineManager, QueryClient } from "@tanstack/react-query";

/** How often a failed read is tried again, unless the server said why it refuses. */
const RETRIES = 2;

/** A cache for what is fetched. Each workspace has its own, so that nothing of one shows in another. */
export function createQueryClient(): QueryClient {
  // Taken for online from the beginning, a page that loads without a network would not notice when it comes.
  onlineManager.setOnline(globalThis.navigator?.onLine ?? true);
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: (failures, error) => errorDataOf(error) === undefined && failures < RETRIES,
        refetchOnWindowFocus: false,
        // A device that calls itself offline may still reach a server of its own; one that cannot is told so by the
        // failed call, where a query held back would show its skeleton for ever.
        networkMode: "always",
        refetchOnReconnect: true,
      },
      mutations: { networkMode: "always", retry: false },
    },
  });
}
