import { type Actor, LIMITS, type ReceiptsGetInput, type ReceiptsGetOutput } from "@parley/api/server";
import { conversationMembers } from "@parley/db";
import { ne } from "drizzle-orm";
import { requireConversation } from "../conversations/index.js";
import type { FeatureDeps } from "../feature.js";
import { getMemberPreferences } from "../preferences/index.js";
import { selectReceipts } from "./told-receipts.js";

/** See `ReceiptsService.get`. */
export function get(
  { db }: FeatureDeps,
  actor: Actor,
  { conversationId }: ReceiptsGetInput,
): Promise<ReceiptsGetOutput> {
  return db.withWorkspace(
    actor.workspaceId,
    async (tx) => {
      await requireConversation(tx, actor, conversationId);
      const { shareReceipts } = await getMemberPreferences(tx, actor);
      const others = ne(conversationMembers.memberId, actor.memberId);
      const rows = await selectReceipts(tx, actor, conversationId, others).limit(LIMITS.receiptMembers);
      if (rows.length >= LIMITS.receiptMembers) return { receipts: [] };
      return {
        receipts: rows.map(({ memberId, sinceSeq, receivedSeq, seenSeq, shares }) => ({
          memberId,
          sinceSeq,
          ...(shares && shareReceipts
            ? { deliveredSeq: Math.max(receivedSeq, seenSeq), readSeq: seenSeq }
            : { deliveredSeq: receivedSeq, readSeq: 0 }),
        })),
      };
    },
    { readOnly: true },
  );
}
