import type { SearchQueryOutput, SearchType } from "@parley/api";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { getQueryKey } from "@trpc/react-query";
import { trpc } from "../../lib/trpc";
import { useTimeSettings } from "../../lib/use-time-settings";
import { useWorkspaceSession } from "../workspaces/workspace-context";
import { takeUnknown } from "./take-unknown";

/** What was found, page after page. */
export interface SearchResults {
  /** All pages in one; `undefined` before the first. */
  readonly found: SearchQueryOutput | undefined;
  readonly isFetching: boolean;
  readonly isLoadingMore: boolean;
  readonly hasMore: boolean;
  readonly error: Error | null;
  readonly moreError: Error | null;
  loadMore(): void;
  retry(): void;
}

/** Searches the workspace, anew each time it is asked, since others write meanwhile. */
export function useSearch(text: string, type: SearchType): SearchResults {
  const { client, store } = useWorkspaceSession();
  const { timeZone } = useTimeSettings();
  const input = { text, type, timeZone };
  const query = useInfiniteQuery({
    queryKey: getQueryKey(trpc.search.query, input, "infinite"),
    queryFn: async ({ pageParam }) => {
      const page = await client.search.query.query({ ...input, cursor: pageParam });
      await takeUnknown({ client, store }, page);
      return page;
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
    enabled: text !== "",
    staleTime: 0,
  });
  return {
    found: text === "" ? undefined : query.data && join(query.data.pages),
    isFetching: query.isFetching,
    isLoadingMore: query.isFetchingNextPage,
    hasMore: query.hasNextPage,
    error: query.error,
    moreError: query.isFetchNextPageError ? query.error : null,
    loadMore: () => void query.fetchNextPage(),
    retry: () => void query.refetch(),
  };
}

function join(pages: readonly SearchQueryOutput[]): SearchQueryOutput {
  return {
    messages: pages.flatMap(({ messages }) => messages),
    conversations: pages.flatMap(({ conversations }) => conversations),
    groups: pages.flatMap(({ groups }) => groups),
    people: pages.flatMap(({ people }) => people),
    files: pages.flatMap(({ files }) => files),
    nextCursor: pages.at(-1)?.nextCursor ?? null,
  };
}
