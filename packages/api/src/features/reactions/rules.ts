import type { ReactionEvent } from "./events.js";
import type { ReactionSummary, Reactions } from "./schemas.js";

/** Under a message nobody has reacted to, or that has been deleted. */
export const NO_REACTIONS: Reactions = { reactions: [], reactionsRev: 0 };

/** What of a reaction decides how a message looks afterwards; `seq` is that of its event. */
export type AppliedReaction = Pick<ReactionEvent, "type" | "seq" | "memberId" | "emoji" | "count" | "sinceSeq">;

/**
 * What stands under a message after a reaction, for the reader `readerId`. A change that is known already, or older, changes
 * nothing (SPEC W7). Counts are absolute: one that is told again does no harm.
 */
export function applyReaction(known: Reactions, event: AppliedReaction, readerId: string): Reactions {
  if (event.seq <= known.reactionsRev) return known;
  const before = known.reactions.find(({ emoji }) => emoji === event.emoji);
  const mine = event.memberId === readerId ? event.type === "reaction.added" : (before?.mine ?? false);
  const { emoji, count, sinceSeq } = event;
  return {
    reactions: placeReaction(known.reactions, { emoji, count, mine, sinceSeq }),
    reactionsRev: event.seq,
  };
}

/** The summaries with one of them changed, in their order; one that counts nobody is not there. */
export function placeReaction(reactions: readonly ReactionSummary[], changed: ReactionSummary): Reactions["reactions"] {
  const others = reactions.filter(({ emoji }) => emoji !== changed.emoji);
  const all = changed.count > 0 ? [...others, changed] : others;
  return all.sort((one, other) => one.sinceSeq - other.sinceSeq);
}
