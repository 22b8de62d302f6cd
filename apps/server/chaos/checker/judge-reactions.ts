import type { Finding } from "./finding.js";
import type { StoredReaction } from "./log-row.js";
import type { Oracle } from "./oracle.js";

/**
 * Holds the counts of reactions that the database has in the end against the log: as many as were put there and not taken
 * back, with as many people listed.
 */
export function judgeReactions(oracle: Oracle, stored: readonly StoredReaction[]): Finding[] {
  const byId = new Map(stored.map((reaction) => [`${reaction.workspaceId} ${reaction.id}`, reaction]));
  return oracle.workspaces.flatMap(({ id: workspaceId, history: { present } }) =>
    present.reactions.flatMap((reaction): Finding[] => {
      const counted = present.countOf(reaction);
      const { count, people } = byId.get(`${workspaceId} ${reaction}`) ?? { count: 0, people: 0 };
      if (count === counted && people === counted) return [];
      const fault = Math.min(count, people) < counted ? "lost" : "doubled";
      const what = `${reaction} counts ${count} and lists ${people}, where the log says ${counted}`;
      return [{ fault, what, client: "", workspaceId, seq: present.head, type: "reaction", at: 0 }];
    }),
  );
}
