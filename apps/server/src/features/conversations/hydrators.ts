import { conversationMembers, conversations, members, type Tx } from "@parley/db";
import { and, eq, inArray, sql } from "drizzle-orm";
import type { Hydrator } from "../../events/hydrator.js";
import { presentMember } from "../members/index.js";
import { idsNamed, payloadsBySeq } from "../payloads-by-seq.js";
import { memberCount, participantIds } from "./people.js";
import { presentSharedConversation } from "./present-conversation.js";
import { conversationOfMembership } from "./sight.js";

function findConversations(tx: Tx, workspaceId: string, ids: string[]) {
  return tx
    .select({ conversation: conversations, memberCount, participantIds })
    .from(conversations)
    .where(and(eq(conversations.workspaceId, workspaceId), inArray(conversations.id, ids)));
}

/** Conversations in their present state; a deleted one says so by itself. */
const whole: Hydrator = {
  types: ["conversation.created", "conversation.changed", "conversation.archived", "conversation.deleted"],
  async hydrate(tx, workspaceId, rows) {
    const found = await findConversations(tx, workspaceId, idsNamed(rows, "conversationId"));
    const byId = new Map(found.map((row) => [row.conversation.id, { conversation: presentSharedConversation(row) }]));
    return payloadsBySeq(rows, (row) => byId.get(row.conversationId ?? ""));
  },
};

/** Who is in a conversation, as what. Of those who left since, the joining is not told again. */
const standing: Hydrator = {
  types: ["conversation.joined", "conversation.role-changed"],
  async hydrate(tx, workspaceId, rows) {
    const found = await tx
      .select({
        conversationId: conversations.id,
        member: members,
        role: conversationMembers.role,
        historySeq: conversationMembers.historySeq,
        memberCount,
      })
      .from(conversationMembers)
      .innerJoin(conversations, conversationOfMembership)
      .innerJoin(
        members,
        sql`${members.workspaceId} = ${conversationMembers.workspaceId} and ${members.id} = ${conversationMembers.memberId}`,
      )
      .where(
        and(
          eq(conversationMembers.workspaceId, workspaceId),
          inArray(conversationMembers.conversationId, idsNamed(rows, "conversationId")),
          inArray(conversationMembers.memberId, idsNamed(rows, "memberId")),
        ),
      );
    const byPlace = new Map(found.map((row) => [`${row.conversationId} ${row.member.id}`, row]));
    return payloadsBySeq(rows, (row) => {
      const place = byPlace.get(`${row.conversationId ?? ""} ${row.memberId ?? ""}`);
      if (place === undefined) return undefined;
      const shown = { memberId: place.member.id, role: place.role };
      if (row.type === "conversation.role-changed") return shown;
      const { historySeq, memberCount: count } = place;
      return { ...shown, member: presentMember(place.member), historySeq, memberCount: count };
    });
  },
};

/** Who left, and how many are there now. */
const leaving: Hydrator = {
  types: ["conversation.left"],
  async hydrate(tx, workspaceId, rows) {
    const found = await findConversations(tx, workspaceId, idsNamed(rows, "conversationId"));
    const counts = new Map(found.map((row) => [row.conversation.id, row.memberCount]));
    return payloadsBySeq(rows, ({ conversationId, memberId }) => {
      const count = counts.get(conversationId ?? "");
      return count === undefined || memberId === null ? undefined : { memberId, memberCount: count };
    });
  },
};

export const conversationHydrators: readonly Hydrator[] = [whole, standing, leaving];
