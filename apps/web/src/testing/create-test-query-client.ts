import type { QueryClient } from "@tanstack/react-query";
import { createQueryClient } from "../lib/create-query-client";

/** The app's cache, but a failure shows at once instead of after the tries the app makes. */
export function createTestQueryClient(): QueryClient {
  const queryClient = createQueryClient();
  const options = queryClient.getDefaultOptions();
  queryClient.setDefaultOptions({ ...options, queries: { ...options.queries, retry: false } });
  return queryClient;
}
