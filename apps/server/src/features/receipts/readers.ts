import type { Actor, ReadersInput, ReadersOutput } from "@parley/api/server";
import { conversationMembers, memberPreferences } from "@parley/db";
import { and, asc, count, eq, gt, gte, lte, ne } from "drizzle-orm";
import { z } from "zod";
import { farthestReadSeq, requireMessage } from "../conversations/index.js";
import type { FeatureDeps } from "../feature.js";
import { cutRows, decodeCursor, encodeCursor } from "../keyset-cursor.js";
import { getMemberPreferences } from "../preferences/index.js";
import { sharesReceipts } from "./told-receipts.js";

/** The id of the last one seen. */
const Place = z.tuple([z.uuid()]);

const NOBODY: ReadersOutput = { items: [], nextCursor: null, count: 0 };

/** See `ReceiptsService.readers`. */
export async function readers({ db }: FeatureDeps, actor: Actor, input: ReadersInput): Promise<ReadersOutput> {
  const { messageId, cursor, limit } = input;
  const after = cursor == null ? undefined : decodeCursor(cursor, Place)[0];
  return db.withWorkspace(
    actor.workspaceId,
    async (tx) => {
      const message = await requireMessage(tx, actor, messageId);
      if (message.deletedAt !== null || message.threadRootId !== null || message.kind === "system") return NOBODY;
      if (!(await getMemberPreferences(tx, actor)).shareReceipts) return NOBODY;
      const { memberId, joinedSeq } = conversationMembers;
      const read = and(
        eq(conversationMembers.workspaceId, actor.workspaceId),
        eq(conversationMembers.conversationId, message.conversationId),
        lte(joinedSeq, message.seq),
        gte(farthestReadSeq, message.seq),
        ne(memberId, message.authorId),
        sharesReceipts,
      );
      const preference = and(
        eq(memberPreferences.workspaceId, conversationMembers.workspaceId),
        eq(memberPreferences.memberId, memberId),
      );
      const [counted] = await tx
        .select({ count: count() })
        .from(conversationMembers)
        .leftJoin(memberPreferences, preference)
        .where(read);
      const found = await tx
        .select({ memberId })
        .from(conversationMembers)
        .leftJoin(memberPreferences, preference)
        .where(and(read, after === undefined ? undefined : gt(memberId, after)))
        .orderBy(asc(memberId))
        .limit(limit + 1);
      const { shown: items, last } = cutRows(found, limit);
      return {
        items,
        nextCursor: last === undefined ? null : encodeCursor([last.memberId]),
        count: counted?.count ?? 0,
      };
    },
    { readOnly: true },
  );
}
