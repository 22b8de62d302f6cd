import type { Actor, MarkReadInput, ReadState } from "@parley/api/server";
import { getCountedPlace } from "./read-state.js";
import type { ReceiptsDeps } from "./receipts-deps.js";

/**
 * See `ReceiptsService.markRead`. Not in the log, and written behind (SPEC W1): the answer costs one read, and counts as
 * if the move were stored.
 */
export function markRead(deps: ReceiptsDeps, actor: Actor, input: MarkReadInput): Promise<ReadState> {
  const { conversationId } = input;
  return deps.cursors.with(actor, conversationId, async (cursor) => {
    for (;;) {
      const wanted = Math.max(input.seq, cursor.seq);
      const place = await deps.db.withWorkspace(
        actor.workspaceId,
        (tx) => getCountedPlace(tx, actor, conversationId, wanted),
        { readOnly: true },
      );
      if (cursor.isMovedBack(place)) {
        await deps.cursors.settle(actor);
        cursor.moveBack();
        continue;
      }
      const answer = cursor.move(place);
      if (answer === undefined) continue;
      const { state, moved } = answer;
      if (moved) {
        deps.signals.toMember(actor.workspaceId, actor.memberId, { type: "read", ...state });
        deps.relay.read(actor, conversationId, place.storedSeq, state.readSeq);
      }
      return state;
    }
  });
}
