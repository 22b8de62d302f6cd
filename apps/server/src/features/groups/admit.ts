import type { Actor, ConversationRole } from "@parley/api/server";
import { conversationMembers } from "@parley/db";
import type { WorkspaceWrite } from "../../events/event-log.js";
import { admitMembers, applyDefaultLevels, type ConversationRow } from "../conversations/index.js";
import { storeSystemLine } from "../messages/index.js";

/** Puts somebody into a group that exists already, and tells of it in the group. */
export async function admit(
  write: WorkspaceWrite,
  actor: Actor,
  group: ConversationRow,
  newcomer: { memberId: string; role: ConversationRole },
): Promise<void> {
  const admission = { conversationId: group.id, history: group.history };
  await write.tx.insert(conversationMembers).values(admitMembers(write, actor, admission, [newcomer]));
  const { memberId } = newcomer;
  await applyDefaultLevels(write.tx, write.workspaceId, group.id, [memberId]);
  const type = memberId === actor.memberId ? "member-joined" : "member-added";
  await storeSystemLine(write, actor, group.id, { type, memberId });
}
