import type { Actor, MemberPresence, PresenceGetInput } from "@parley/api/server";
import { conversationMembers } from "@parley/db";
import { and, eq, inArray } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { FeatureDeps } from "../feature.js";
import { standingChoice } from "./chosen-status.js";
import { offlinePresence, type PresenceBoard } from "./presence-board.js";
import { loadChosen } from "./presence-rows.js";

/** Presence of those of the asked who share a conversation with the actor, and of the actor. */
export async function getPresences(
  deps: FeatureDeps,
  board: PresenceBoard,
  actor: Actor,
  { memberIds }: PresenceGetInput,
): Promise<{ presences: MemberPresence[] }> {
  const { workspaceId } = actor;
  const visible = await listVisible(deps, actor, memberIds);
  const chosen = await loadChosen(deps.db, workspaceId, visible);
  const now = deps.clock.now();
  const presences = visible.map((memberId) => {
    const choice = chosen.get(memberId);
    return board.find(workspaceId, memberId) ?? offlinePresence(memberId, choice && standingChoice(choice, now));
  });
  return { presences };
}

async function listVisible(
  deps: FeatureDeps,
  { workspaceId, memberId }: Actor,
  memberIds: readonly string[],
): Promise<string[]> {
  const own = alias(conversationMembers, "own");
  const rows = await deps.db.withWorkspace(workspaceId, (tx) =>
    tx
      .selectDistinct({ memberId: conversationMembers.memberId })
      .from(conversationMembers)
      .innerJoin(
        own,
        and(
          eq(own.workspaceId, conversationMembers.workspaceId),
          eq(own.conversationId, conversationMembers.conversationId),
          eq(own.memberId, memberId),
        ),
      )
      .where(
        and(eq(conversationMembers.workspaceId, workspaceId), inArray(conversationMembers.memberId, [...memberIds])),
      ),
  );
  const visible = new Set(rows.map((row) => row.memberId));
  if (memberIds.includes(memberId)) visible.add(memberId);
  return [...visible];
}
