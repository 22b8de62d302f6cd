import type { Actor, Member } from "@parley/api/server";
import type { FeatureDeps } from "../feature.js";
import { requireMember } from "./access.js";
import { presentMember } from "./present-member.js";

/** The actor as a member of their workspace. */
export async function getSelf(deps: FeatureDeps, actor: Actor): Promise<Member> {
  return presentMember(
    await deps.db.withWorkspace(actor.workspaceId, (tx) => requireMember(tx, actor, actor.memberId), {
      readOnly: true,
    }),
  );
}
