import {
  type Actor,
  LIMITS,
  type MentionSuggestion,
  type MentionsSuggestInput,
  type MentionsSuggestOutput,
  mayBroadcast,
} from "@parley/api/server";
import { conversationMembers, members, type Tx } from "@parley/db";
import { and, eq, isNull, ne, type SQL, sql } from "drizzle-orm";
import { requireConversation } from "../conversations/index.js";
import type { FeatureDeps } from "../feature.js";
import { presentMember, visibleMembers } from "../members/index.js";
import { countReached } from "../messages/index.js";
import { requireThread } from "../threads/index.js";

/** See `MentionsService.suggest`. */
export async function suggest(
  deps: FeatureDeps,
  actor: Actor,
  input: MentionsSuggestInput,
): Promise<MentionsSuggestOutput> {
  const { conversationId, threadRootId } = input;
  return deps.db.withWorkspace(
    actor.workspaceId,
    async (tx) => {
      const { conversation, membership, workspaceRole } = await requireConversation(tx, actor, conversationId);
      const thread = threadRootId === undefined ? null : await requireThread(tx, actor, threadRootId, conversationId);
      const items = await listPeople(tx, actor, conversationId, input.query);
      const mayCall =
        conversation.kind === "group" &&
        mayBroadcast({ role: membership.role, workspaceRole }, conversation.broadcastPolicy);
      const place = { conversationId, threadRootId: thread?.root.id ?? null };
      return { items, everyone: mayCall ? await countReached(tx, actor, place) : null };
    },
    { readOnly: true },
  );
}

async function listPeople(
  tx: Tx,
  actor: Actor,
  conversationId: string,
  query: string | undefined,
): Promise<MentionSuggestion[]> {
  const outside = sql<boolean>`${conversationMembers.memberId} is null`;
  const rows = await tx
    .select({ member: members, outside })
    .from(members)
    .leftJoin(
      conversationMembers,
      and(
        eq(conversationMembers.workspaceId, members.workspaceId),
        eq(conversationMembers.memberId, members.id),
        eq(conversationMembers.conversationId, conversationId),
      ),
    )
    .where(
      and(
        visibleMembers(actor),
        ne(members.id, actor.memberId),
        isNull(members.deactivatedAt),
        query === undefined ? undefined : wordBegins(query),
      ),
    )
    .orderBy(outside, sql`lower(${members.name} collate "und-x-icu")`, members.id)
    .limit(LIMITS.suggestedMentions);
  return rows.map((row) => ({ member: presentMember(row.member), outside: row.outside }));
}

/** Whether a word of the name begins with the query, both without marks, as search compares them. */
function wordBegins(query: string): SQL {
  const fold = (text: SQL | typeof members.name) => sql`search_german(search_plain(search_spaced(${text})))`;
  return sql`(' ' || ${fold(members.name)}) like '% ' || trim(${fold(sql`${query}::text`)}) || '%'`;
}
