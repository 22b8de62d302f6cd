import { conversationMembers, conversations } from "@parley/db";
import { sql } from "drizzle-orm";

const inThisConversation = sql`person.workspace_id = ${conversations.workspaceId} and person.conversation_id = ${conversations.id}`;

/** How many are in the conversation of the row at hand. */
export const memberCount = sql<number>`(
  select count(*)::int from ${conversationMembers} as person where ${inThisConversation}
)`;

/** The one or two of a direct conversation; none for a group, whose members are listed in pages. */
export const participantIds = sql<string[]>`case when ${conversations.kind} = 'direct' then array(
  select person.member_id from ${conversationMembers} as person where ${inThisConversation} order by person.member_id
) else '{}'::uuid[] end`;
