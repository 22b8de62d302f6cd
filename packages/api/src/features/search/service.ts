import type { Actor } from "../../actor.js";
import type { SearchQueryInput, SearchQueryOutput } from "./schemas.js";

/** Finds what the caller may read, and nothing else. */
export interface SearchService {
  /**
   * German and English words in any form and spelling (`parseSearch` tells what can be asked). No search is an error: what
   * makes no sense finds nothing. A conversation the caller is not in holds nothing for them. Throws BAD_CURSOR.
   */
  query(actor: Actor, input: SearchQueryInput): Promise<SearchQueryOutput>;
}
