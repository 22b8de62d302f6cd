import type { Actor } from "@parley/api/server";
import { conversationMembers, conversations, members } from "@parley/db";
import { type SQL, sql } from "drizzle-orm";

/**
 * The one rule of whom somebody may know of, as a condition on the table `members`: everyone in the workspace; for a
 * guest, themselves and those they share a conversation with now.
 */
export function visibleMembers(actor: Actor): SQL {
  if (actor.role !== "guest") return sql`${members.workspaceId} = ${actor.workspaceId}`;
  return sql`(${members.workspaceId} = ${actor.workspaceId} and (${members.id} = ${actor.memberId} or exists (
    select from ${conversationMembers} as mine
    join ${conversationMembers} as theirs
      on theirs.workspace_id = mine.workspace_id and theirs.conversation_id = mine.conversation_id
    join ${conversations} as place on place.workspace_id = mine.workspace_id and place.id = mine.conversation_id
    where mine.workspace_id = ${actor.workspaceId} and mine.member_id = ${actor.memberId}
      and theirs.member_id = ${members.id} and place.deleted_at is null
  )))`;
}
