import type { Actor, MarkUnreadInput, ReadState } from "@parley/api/server";
import { sql } from "drizzle-orm";
import { requireMessage } from "../conversations/index.js";
import type { FeatureDeps } from "../feature.js";
import { moveCursor, tellDevices } from "./move-cursor.js";

/** See `ReceiptsService.markUnread`. Not in the log (SPEC W1). */
export async function markUnread(deps: FeatureDeps, actor: Actor, input: MarkUnreadInput): Promise<ReadState> {
  const moved = await deps.db.withWorkspace(actor.workspaceId, async (tx) => {
    const message = await requireMessage(tx, actor, input.messageId);
    return moveCursor(tx, actor, message.conversationId, "back", sql<number>`${message.seq - 1}::bigint`);
  });
  return tellDevices(deps, actor, moved);
}
