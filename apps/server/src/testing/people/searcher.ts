import type { Actor, SearchQueryInput, SearchQueryOutput, Services } from "@parley/api/server";

/** Searches as a member, for everything unless told otherwise. */
export function createSearcher({ search }: Pick<Services, "search">) {
  return (actor: Actor, text: string, input: Partial<SearchQueryInput> = {}): Promise<SearchQueryOutput> =>
    search.query(actor, { text, type: "all", ...input });
}
