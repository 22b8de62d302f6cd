import type { Actor, ReadState } from "@parley/api/server";
import { conversationMembers, type Tx } from "@parley/db";
import { and, eq, type SQL, sql } from "drizzle-orm";
import { ownMemberships } from "../conversations/index.js";
import type { FeatureDeps } from "../feature.js";
import { getReadState } from "./read-state.js";

export interface MovedCursor {
  state: ReadState;
  moved: boolean;
}

/**
 * Sets the reader's cursor to `target` if it really moves in that direction. The condition is checked on the row as
 * it is once other devices' moves are through, so that of two moves the farther one stays.
 */
export async function moveCursor(
  tx: Tx,
  actor: Actor,
  conversationId: string,
  direction: "forward" | "back",
  target: SQL<number>,
): Promise<MovedCursor> {
  const { readSeq, readRev } = conversationMembers;
  const moved = await tx
    .update(conversationMembers)
    .set({ readSeq: target, readRev: sql`${readRev} + 1` })
    .where(
      and(
        ownMemberships(actor),
        eq(conversationMembers.conversationId, conversationId),
        direction === "forward" ? sql`${readSeq} < ${target}` : sql`${readSeq} > ${target}`,
      ),
    )
    .returning({ readSeq });
  return { state: await getReadState(tx, actor, conversationId), moved: moved.length > 0 };
}

/** Tells the reader's devices of a move: that clears the others at once. */
export function tellDevices(deps: FeatureDeps, actor: Actor, { state, moved }: MovedCursor): ReadState {
  if (moved) deps.signals.toMember(actor.workspaceId, actor.memberId, { type: "read", ...state });
  return state;
}
