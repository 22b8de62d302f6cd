import type { Actor, PresenceGetInput, PresenceGetOutput } from "@parley/api/server";
import { conversationMembers } from "@parley/db";
import { and, eq, inArray } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { FeatureDeps } from "../feature.js";
import { endOf, NOTHING_CHOSEN, standingChoice } from "./chosen-status.js";
import { offlinePresence, type PresenceBoard } from "./presence-board.js";
import { loadChosen } from "./presence-rows.js";

/** Presence of those of the asked who share a conversation with the actor, and of the actor, with what they chose. */
export async function getPresences(
  deps: FeatureDeps,
  board: PresenceBoard,
  actor: Actor,
  { memberIds }: PresenceGetInput,
): Promise<PresenceGetOutput> {
  const { workspaceId } = actor;
  const visible = await listVisible(deps, actor, memberIds);
  const chosen = await loadChosen(deps.db, workspaceId, visible);
  const now = deps.clock.now();
  const presences = visible.map((memberId) => {
    const choice = chosen.get(memberId);
    return board.find(workspaceId, memberId) ?? offlinePresence(memberId, choice && standingChoice(choice, now));
  });
  if (!memberIds.includes(actor.memberId)) return { presences, own: null };
  const choice = standingChoice(chosen.get(actor.memberId) ?? NOTHING_CHOSEN, now);
  return { presences, own: { status: choice.status, until: endOf(choice), text: choice.text, emoji: choice.emoji } };
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
