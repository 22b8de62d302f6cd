import type { Actor, Member, MembersGetInput } from "@parley/api/server";
import { members } from "@parley/db";
import { and, inArray } from "drizzle-orm";
import type { FeatureDeps } from "../feature.js";
import { presentMember } from "./present-member.js";
import { visibleMembers } from "./visible-members.js";

/** See `MembersService.get`. */
export async function get(deps: FeatureDeps, actor: Actor, input: MembersGetInput): Promise<{ members: Member[] }> {
  const rows = await deps.db.withWorkspace(actor.workspaceId, (tx) =>
    tx
      .select()
      .from(members)
      .where(and(inArray(members.id, input.memberIds), visibleMembers(actor))),
  );
  return { members: rows.map(presentMember) };
}
