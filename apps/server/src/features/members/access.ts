import { type Actor, ApiError, notFound, roleAtLeast, type WorkspaceRole } from "@parley/api/server";
import { members, type Tx } from "@parley/db";
import { and, eq, isNull, ne } from "drizzle-orm";
import type { MemberRow } from "./present-member.js";

/** A member of the actor's workspace, deactivated ones included. Throws NOT_FOUND. */
export async function requireMember(tx: Tx, actor: Actor, memberId: string): Promise<MemberRow> {
  const [member] = await tx
    .select()
    .from(members)
    .where(and(eq(members.workspaceId, actor.workspaceId), eq(members.id, memberId)));
  if (member === undefined) throw notFound("member");
  return member;
}

/**
 * The actor as they are now: inside the write their role may be another than at the gate. Throws DEACTIVATED, or
 * ROLE_TOO_LOW when `least` was taken from them a moment ago.
 */
export async function requireActiveSelf(tx: Tx, actor: Actor, least: WorkspaceRole): Promise<MemberRow> {
  const self = await requireMember(tx, actor, actor.memberId);
  if (self.deactivatedAt !== null) throw new ApiError("DEACTIVATED", { message: "You have been deactivated." });
  if (!roleAtLeast(self.role, least)) throw new ApiError("ROLE_TOO_LOW", { message: `This needs the role ${least}.` });
  return self;
}

/** Nobody grants, or acts upon, a role above their own. Throws ROLE_ABOVE_OWN. */
export function requireRoleWithin(own: WorkspaceRole, role: WorkspaceRole): void {
  if (!roleAtLeast(own, role)) throw new ApiError("ROLE_ABOVE_OWN", { message: `The role ${role} is above your own.` });
}

/** Throws LAST_OWNER unless the workspace keeps an active owner without this one. Only true under the workspace's lock. */
export async function requireAnotherOwner(tx: Tx, owner: MemberRow): Promise<void> {
  if (owner.role !== "owner" || owner.deactivatedAt !== null) return;
  const [another] = await tx
    .select({ id: members.id })
    .from(members)
    .where(
      and(
        eq(members.workspaceId, owner.workspaceId),
        ne(members.id, owner.id),
        eq(members.role, "owner"),
        isNull(members.deactivatedAt),
      ),
    )
    .limit(1);
  if (another === undefined) throw new ApiError("LAST_OWNER", { message: "A workspace keeps at least one owner." });
}
