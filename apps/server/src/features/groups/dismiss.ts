import type { Actor } from "@parley/api/server";
import { conversationMembers } from "@parley/db";
import { and, eq } from "drizzle-orm";
import type { WorkspaceWrite } from "../../events/event-log.js";
import type { MembershipRow } from "../conversations/index.js";
import { storeSystemLine } from "../messages/index.js";

/**
 * Takes somebody out of a group. They see their own `conversation.left`, and nothing behind it: the line that tells the
 * others comes after.
 */
export async function dismiss(write: WorkspaceWrite, actor: Actor, membership: MembershipRow): Promise<void> {
  const { conversationId, memberId } = membership;
  write.append({
    type: "conversation.left",
    audience: "conversation",
    conversationId,
    memberId,
    entityId: memberId,
    actorId: actor.memberId,
  });
  await write.tx
    .delete(conversationMembers)
    .where(
      and(
        eq(conversationMembers.workspaceId, write.workspaceId),
        eq(conversationMembers.conversationId, conversationId),
        eq(conversationMembers.memberId, memberId),
      ),
    );
  const type = memberId === actor.memberId ? "member-left" : "member-removed";
  await storeSystemLine(write, actor, conversationId, { type, memberId });
}
