import type { Actor, LogEventType } from "@parley/api/server";
import { conversations } from "@parley/db";
import { and, eq } from "drizzle-orm";
import type { WorkspaceWrite } from "../../events/event-log.js";
import type { ConversationRow } from "../conversations/index.js";

export type GroupChange = Partial<
  Pick<
    ConversationRow,
    "name" | "description" | "visibility" | "history" | "broadcastPolicy" | "archivedAt" | "deletedAt"
  >
>;
type GroupEventType = Extract<LogEventType, "conversation.changed" | "conversation.archived" | "conversation.deleted">;

/** Changes a group and appends the event that tells of it; gives the group's new rev. */
export async function changeGroup(
  write: WorkspaceWrite,
  actor: Actor,
  conversationId: string,
  type: GroupEventType,
  change: GroupChange,
): Promise<number> {
  const rev = write.append({
    type,
    audience: "conversation",
    conversationId,
    entityId: conversationId,
    actorId: actor.memberId,
  });
  await write.tx
    .update(conversations)
    .set({ ...change, rev })
    .where(and(eq(conversations.workspaceId, write.workspaceId), eq(conversations.id, conversationId)));
  return rev;
}
