import type { Actor } from "@parley/api/server";
import { members } from "@parley/db";
import { and, eq } from "drizzle-orm";
import type { WorkspaceWrite } from "../../events/event-log.js";
import type { MemberRow } from "./present-member.js";

/** What may change of a member. */
export type MemberChange = Partial<Pick<MemberRow, "name" | "role" | "deactivatedAt">>;

/** Changes a member and tells everybody who may know of them; gives the changed row. */
export async function changeMember(
  { tx, workspaceId, append }: WorkspaceWrite,
  actor: Actor,
  member: MemberRow,
  type: "member.changed" | "member.deactivated",
  change: MemberChange,
): Promise<MemberRow> {
  const rev = append({
    type,
    audience: "workspace",
    memberId: member.id,
    entityId: member.id,
    actorId: actor.memberId,
  });
  await tx
    .update(members)
    .set({ ...change, rev })
    .where(and(eq(members.workspaceId, workspaceId), eq(members.id, member.id)));
  return { ...member, ...change, rev };
}
