import { randomUUID } from "node:crypto";
import type { WorkspaceRole } from "@parley/api/server";
import { members } from "@parley/db";
import type { WorkspaceWrite } from "../../events/event-log.js";
import type { MemberRow } from "./present-member.js";

export interface NewMember {
  userId: string;
  name: string;
  email: string;
  role: WorkspaceRole;
}

/** Makes a person a member of the workspace that is being written to. */
export async function admitMember(
  { tx, workspaceId, now, append }: WorkspaceWrite,
  person: NewMember,
): Promise<MemberRow> {
  const id = randomUUID();
  const rev = append({ type: "member.joined", audience: "workspace", memberId: id, entityId: id, actorId: id });
  const row = { ...person, workspaceId, id, rev, joinedAt: now, deactivatedAt: null };
  await tx.insert(members).values(row);
  return row;
}
