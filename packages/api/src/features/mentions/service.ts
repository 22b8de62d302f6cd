import type { Actor } from "../../actor.js";
import type { MentionsSuggestInput, MentionsSuggestOutput } from "./schemas.js";

/** What helps to mention people. */
export interface MentionsService {
  /**
   * Active people whose name has a word that begins with the query, umlauts and ß folded; only those the caller may see, and
   * never the caller. At most `LIMITS.suggestedMentions`. Throws NOT_FOUND.
   */
  suggest(actor: Actor, input: MentionsSuggestInput): Promise<MentionsSuggestOutput>;
}
