import { type Actor, type GroupMember, type GroupsMembersInput, Id, type Page } from "@parley/api/server";
import { conversationMembers, members, type Tx } from "@parley/db";
import { and, eq, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { FeatureDeps } from "../feature.js";
import { badCursor, cutRows, decodeCursor, encodeCursor } from "../keyset-cursor.js";
import { presentMember, visibleMembers } from "../members/index.js";
import { personOfMembership, requireGroup } from "./access.js";

/** The rank of the last one's role, and their id; their name is looked up, since a long one would not fit. */
const Place = z.tuple([z.number().int().min(0).max(3), Id]);

const rank = sql<number>`array_position(array['owner', 'admin', 'moderator', 'member'], ${conversationMembers.role}) - 1`;
const sortName = sql<string>`lower(${members.name})`;

/** See `GroupsService.members`. */
export function listMembers(deps: FeatureDeps, actor: Actor, input: GroupsMembersInput): Promise<Page<GroupMember>> {
  return deps.db.withWorkspace(
    actor.workspaceId,
    async (tx) => {
      const [, after] = await Promise.all([
        requireGroup(tx, actor, input.conversationId),
        afterCursor(tx, actor, input.cursor),
      ]);
      const rows = await tx
        .select({ member: members, role: conversationMembers.role, joinedAt: conversationMembers.joinedAt, rank })
        .from(conversationMembers)
        .innerJoin(members, personOfMembership)
        .where(
          and(
            eq(conversationMembers.workspaceId, actor.workspaceId),
            eq(conversationMembers.conversationId, input.conversationId),
            after,
          ),
        )
        .orderBy(rank, sortName, members.id)
        .limit(input.limit + 1);
      const { shown, last } = cutRows(rows, input.limit);
      return {
        items: shown.map(({ member, role, joinedAt }) => ({ member: presentMember(member), role, joinedAt })),
        nextCursor: last === undefined ? null : encodeCursor([last.rank, last.member.id]),
      };
    },
    { isolation: "repeatable read", readOnly: true },
  );
}

async function afterCursor(tx: Tx, actor: Actor, cursor: string | null | undefined): Promise<SQL | undefined> {
  if (cursor === null || cursor === undefined) return undefined;
  const [lastRank, memberId] = decodeCursor(cursor, Place);
  const [last] = await tx
    .select({ name: sortName })
    .from(members)
    .where(and(visibleMembers(actor), eq(members.id, memberId)));
  if (last === undefined) throw badCursor();
  return sql`(${rank}, ${sortName}, ${members.id}) > (${lastRank}::int, ${last.name}::text, ${memberId}::uuid)`;
}
