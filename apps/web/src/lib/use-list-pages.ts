import type { Page } from "@parley/api";
import { keepPreviousData, type QueryKey, useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";

/** A list of the server, page after page. */
export interface ListPages<Item> {
  readonly items: readonly Item[];
  readonly isPending: boolean;
  readonly isFetching: boolean;
  readonly isLoadingMore: boolean;
  readonly hasMore: boolean;
  readonly error: Error | null;
  /** Why the page behind the last one could not be fetched. */
  readonly moreError: Error | null;
  loadMore(): void;
  retry(): void;
}

/**
 * Fetches a list's pages. tRPC's own infinite query adds a field to the input that a strict schema refuses.
 *
 * @param queryKey of the procedure and its input, as `getQueryKey` gives it, so that invalidating the procedure reaches it
 */
export function useListPages<Item>(
  queryKey: QueryKey,
  fetchPage: (cursor: string | null) => Promise<Page<Item>>,
): ListPages<Item> {
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => fetchPage(pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
  });
  const items = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  return {
    items,
    isPending: query.isPending,
    isFetching: query.isFetching,
    isLoadingMore: query.isFetchingNextPage,
    hasMore: query.hasNextPage,
    error: query.error,
    moreError: query.isFetchNextPageError ? query.error : null,
    loadMore: () => void query.fetchNextPage(),
    retry: () => void query.refetch(),
  };
}
