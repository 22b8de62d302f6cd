import { hereMentions } from "@parley/db";
import { type SQL, type SQLWrapper, sql } from "drizzle-orm";

/** What of a message tells whom it mentions; all of it is in the indexes of unread messages. */
export interface MentioningMessage {
  workspaceId: SQLWrapper;
  conversationId: SQLWrapper;
  seq: SQLWrapper;
  mentions: SQLWrapper;
  broadcast: SQLWrapper;
}

/**
 * Whether an unread message mentions a member, as a condition; the same rule as `mentionsMember` of the contract. Who was
 * connected is looked up for those messages alone that call them.
 */
export function isMentioned(memberId: SQLWrapper, message: MentioningMessage): SQL<boolean> {
  return sql`(${memberId} = any(${message.mentions}) or ${message.broadcast} = 'everyone' or (${message.broadcast} = 'here' and exists (
    select from ${hereMentions} as called
    where called.workspace_id = ${message.workspaceId} and called.conversation_id = ${message.conversationId}
      and called.seq = ${message.seq} and ${memberId} = any(called.member_ids))))`;
}
