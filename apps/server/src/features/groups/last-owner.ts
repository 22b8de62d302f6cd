import { type Actor, ApiError } from "@parley/api/server";
import { conversationMembers, members, type Tx } from "@parley/db";
import { and, eq, isNull, ne, sql } from "drizzle-orm";
import type { MembershipRow } from "../conversations/index.js";
import { personOfMembership } from "./access.js";

/** Who stays in a group without one of its members, counting those who may still sign in. */
export interface Remaining {
  others: number;
  owners: number;
}

/** A group's people but for one; counted under the workspace's lock it holds until the commit. */
export async function countRemaining(tx: Tx, actor: Actor, without: MembershipRow): Promise<Remaining> {
  const [remaining] = await tx
    .select({
      others: sql<number>`count(*)::int`,
      owners: sql<number>`(count(*) filter (
        where ${conversationMembers.role} = 'owner' and ${members.role} <> 'guest'
      ))::int`,
    })
    .from(conversationMembers)
    .innerJoin(members, personOfMembership)
    .where(
      and(
        eq(conversationMembers.workspaceId, actor.workspaceId),
        eq(conversationMembers.conversationId, without.conversationId),
        ne(conversationMembers.memberId, without.memberId),
        isNull(members.deactivatedAt),
      ),
    );
  return remaining ?? { others: 0, owners: 0 };
}

/** The last-owner rule: an owner may go, or become less, only while another one stays. Throws LAST_OWNER. */
export function requireOwnerLeft(membership: MembershipRow, remaining: Remaining): void {
  if (membership.role === "owner" && remaining.owners === 0)
    throw new ApiError("LAST_OWNER", { message: "Make somebody else owner of the group first." });
}
