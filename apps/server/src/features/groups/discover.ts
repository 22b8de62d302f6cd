import { type Actor, type DiscoverableGroup, type GroupsDiscoverInput, Id, type Page } from "@parley/api/server";
import { conversationMembers, conversations, type Tx } from "@parley/db";
import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { memberCount, ownMemberships } from "../conversations/index.js";
import type { FeatureDeps } from "../feature.js";
import { badCursor, cutRows, decodeCursor, encodeCursor } from "../keyset-cursor.js";
import { requireActiveSelf } from "../members/index.js";

/** The last group's id; its name is looked up, since a long one would not fit. */
const Place = z.tuple([Id]);

const sortName = sql<string>`lower(${conversations.name})`;

/** See `GroupsService.discover`. `query` is searched anywhere in the name; archived groups are not offered. */
export function discover(
  deps: FeatureDeps,
  actor: Actor,
  input: GroupsDiscoverInput,
): Promise<Page<DiscoverableGroup>> {
  return deps.db.withWorkspace(
    actor.workspaceId,
    async (tx) => {
      await requireActiveSelf(tx, actor, "member");
      const rows = await tx
        .select({
          id: conversations.id,
          name: sql<string>`${conversations.name}`,
          description: conversations.description,
          memberCount,
          joined: sql<boolean>`${conversationMembers.memberId} is not null`,
        })
        .from(conversations)
        .leftJoin(
          conversationMembers,
          and(ownMemberships(actor), sql`${conversationMembers.conversationId} = ${conversations.id}`),
        )
        .where(and(discoverable(actor), named(input.query), await afterCursor(tx, actor, input.cursor)))
        .orderBy(sortName, conversations.id)
        .limit(input.limit + 1);
      const { shown: items, last } = cutRows(rows, input.limit);
      return { items, nextCursor: last === undefined ? null : encodeCursor([last.id]) };
    },
    { isolation: "repeatable read", readOnly: true },
  );
}

function discoverable(actor: Actor): SQL | undefined {
  return and(
    eq(conversations.workspaceId, actor.workspaceId),
    eq(conversations.visibility, "public"),
    isNull(conversations.archivedAt),
    isNull(conversations.deletedAt),
  );
}

function named(query: string | undefined): SQL | undefined {
  return query === undefined ? undefined : sql`position(lower(${query}::text) in ${sortName}) > 0`;
}

async function afterCursor(tx: Tx, actor: Actor, cursor: string | null | undefined): Promise<SQL | undefined> {
  if (cursor === null || cursor === undefined) return undefined;
  const [groupId] = decodeCursor(cursor, Place);
  const [last] = await tx
    .select({ name: sortName })
    .from(conversations)
    .where(
      and(
        eq(conversations.workspaceId, actor.workspaceId),
        eq(conversations.id, groupId),
        eq(conversations.visibility, "public"),
      ),
    );
  if (last === undefined) throw badCursor();
  return sql`(${sortName}, ${conversations.id}) > (${last.name}::text, ${groupId}::uuid)`;
}
