import { randomUUID } from "node:crypto";
import { type Actor, type Conversation, type GroupsCreateInput, type Id, notFound } from "@parley/api/server";
import { conversationMembers, conversations, members, type Tx } from "@parley/db";
import { and, count, eq, inArray, isNull } from "drizzle-orm";
import { admitMembers, applyDefaultLevels, getConversation } from "../conversations/index.js";
import type { FeatureDeps } from "../feature.js";
import { requireActiveSelf } from "../members/index.js";
import { storeSystemLine } from "../messages/index.js";

/** See `GroupsService.create`. Those there from the beginning have all of the history, whatever the group's setting. */
export async function create(
  deps: FeatureDeps,
  actor: Actor,
  input: GroupsCreateInput,
): Promise<{ conversation: Conversation }> {
  const others = [...new Set(input.memberIds)].filter((id) => id !== actor.memberId);
  const conversation = await deps.log.write(actor.workspaceId, async (write) => {
    const { tx, workspaceId, now } = write;
    await requireActiveSelf(tx, actor, "member");
    await requireActiveMembers(tx, actor, others);
    const conversationId = randomUUID();
    // Everybody joins before the group is told of, so that everybody sees it made.
    const memberships = admitMembers(write, actor, { conversationId, history: "all" }, [
      { memberId: actor.memberId, role: "owner" },
      ...others.map((memberId) => ({ memberId, role: "member" as const })),
    ]);
    const rev = write.append({
      type: "conversation.created",
      audience: "conversation",
      conversationId,
      entityId: conversationId,
      actorId: actor.memberId,
    });
    await tx.insert(conversations).values({
      workspaceId,
      id: conversationId,
      kind: "group",
      name: input.name,
      description: descriptionOf(input.description ?? ""),
      visibility: input.visibility,
      history: input.history,
      rev,
      createdBy: actor.memberId,
      createdAt: now,
      lastActivityAt: now,
    });
    await tx.insert(conversationMembers).values(memberships);
    await applyDefaultLevels(tx, workspaceId, conversationId, [actor.memberId, ...others]);
    await storeSystemLine(write, actor, conversationId, { type: "group-created" });
    return getConversation(tx, actor, conversationId);
  });
  return { conversation };
}

/** A description of nothing but white space is none. */
export function descriptionOf(text: string): string | null {
  return text.trim() === "" ? null : text;
}

/** Throws NOT_FOUND unless all of them are there and may sign in. */
async function requireActiveMembers(tx: Tx, actor: Actor, ids: readonly Id[]): Promise<void> {
  if (ids.length === 0) return;
  const [found] = await tx
    .select({ active: count() })
    .from(members)
    .where(
      and(eq(members.workspaceId, actor.workspaceId), inArray(members.id, [...ids]), isNull(members.deactivatedAt)),
    );
  if (found?.active !== ids.length) throw notFound("member");
}
