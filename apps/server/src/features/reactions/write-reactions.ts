import { LIMITS, notFound, type ReactionEvent } from "@parley/api/server";
import { sqlState } from "@parley/db";
import type { HydratedRow } from "../../events/log-reader.js";
import type { StoredReactions } from "../conversations/index.js";
import type { FeatureDeps } from "../feature.js";

/** One reaction on its way into the log. */
export interface Reacting {
  messageId: string;
  memberId: string;
  emoji: string;
  /** Put there, or taken back. */
  adds: boolean;
}

/** What became of it: `same` when it was there, or gone, already. */
export type Reacted =
  | { status: "new" | "same"; conversationId: string; stored: StoredReactions }
  | { status: "not-found" | "deleted" | "not-reactable" | "archived" | "deactivated" | "too-many" };

interface ReactedRow {
  ordinal: number;
  status: Reacted["status"];
  conversationId: string;
  messageSeq: number;
  entityId: string;
  seq: number;
  rid: number;
  at: string;
  count: number;
  sinceSeq: number;
  summary: StoredReactions;
  beforeRid: number;
}

/** What the function raises for a workspace that does not exist. */
const NO_WORKSPACE = "PA404";

/**
 * Stores the reactions in one round trip and one commit, each decided on for itself behind the workspace's lock, and hands the
 * streams what is new (SPEC W2, W4). Results are in the order of what was given.
 */
export async function writeReactions(
  { db, log }: FeatureDeps,
  workspaceId: string,
  reactings: readonly Reacting[],
): Promise<Reacted[]> {
  const column = <Key extends keyof Reacting>(key: Key) => reactings.map((reacting) => reacting[key]);
  const rows = await db.sql<ReactedRow[]>`
    select * from write_reactions(${workspaceId}, ${column("messageId")}::uuid[], ${column("memberId")}::uuid[],
      ${column("emoji")}::text[], ${column("adds").map(String)}::text[]::boolean[], ${LIMITS.reactionsPerMessage})`.catch(
    (error: unknown) => {
      throw sqlState(error) === NO_WORKSPACE ? notFound("workspace") : error;
    },
  );
  const reacted: Reacted[] = [];
  const events: HydratedRow[] = [];
  for (const row of rows) {
    const reacting = reactings[row.ordinal - 1];
    if (reacting === undefined) continue;
    if (row.status === "new") events.push(eventOf(reacting, row));
    if (row.status === "new" || row.status === "same")
      reacted.push({ status: row.status, conversationId: row.conversationId, stored: row.summary });
    else reacted.push({ status: row.status });
  }
  log.publish(workspaceId, events, rows[0]?.beforeRid ?? 0);
  return reacted;
}

/** The event as the log holds it and as clients see it, without reading it back. */
function eventOf({ messageId, memberId, emoji, adds }: Reacting, row: ReactedRow): HydratedRow {
  const { seq, rid, at, conversationId, messageSeq, count, sinceSeq } = row;
  const type: ReactionEvent["type"] = adds ? "reaction.added" : "reaction.removed";
  const reaction = { messageId, messageSeq, memberId, emoji, count, sinceSeq };
  return {
    row: {
      seq,
      rid,
      type,
      audience: "conversation",
      conversationId,
      memberId: null,
      entityId: row.entityId,
      actorId: memberId,
      at,
    },
    event: { type, seq, at, conversationId, actorId: memberId, ...reaction },
  };
}
