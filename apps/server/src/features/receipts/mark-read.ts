import type { Actor, MarkReadInput, ReadState } from "@parley/api/server";
import { sql } from "drizzle-orm";
import type { FeatureDeps } from "../feature.js";
import { moveCursor, tellDevices } from "./move-cursor.js";
import { logHead } from "./read-state.js";

/** See `ReceiptsService.markRead`. Not in the log (SPEC W1). */
export async function markRead(deps: FeatureDeps, actor: Actor, input: MarkReadInput): Promise<ReadState> {
  const target = sql<number>`least(${input.seq}::bigint, ${logHead(actor)})`;
  const moved = await deps.db.withWorkspace(actor.workspaceId, (tx) =>
    moveCursor(tx, actor, input.conversationId, "forward", target),
  );
  return tellDevices(deps, actor, moved);
}
