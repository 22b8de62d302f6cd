import { randomUUID } from "node:crypto";
import {
  type Actor,
  ApiError,
  type Conversation,
  type Id,
  isHidden,
  notFound,
  type OpenDirectInput,
} from "@parley/api/server";
import { conversationMembers, conversations, members, type Tx } from "@parley/db";
import { and, eq } from "drizzle-orm";
import type { WorkspaceWrite } from "../../events/event-log.js";
import type { FeatureDeps } from "../feature.js";
import { requireActiveSelf, visibleMembers } from "../members/index.js";
import { admitMembers } from "./admit-members.js";
import { getConversation } from "./load-conversations.js";
import { setPreferences } from "./set-preferences.js";

/** See `ConversationsService.openDirect`. The pair's key is unique, and made under the workspace's lock: one per pair, ever. */
export async function openDirect(
  deps: FeatureDeps,
  actor: Actor,
  input: OpenDirectInput,
): Promise<{ conversation: Conversation }> {
  const directKey = [actor.memberId, input.memberId].sort().join(":");
  const existing = await deps.db.withWorkspace(actor.workspaceId, (tx) => findOpened(tx, actor, directKey));
  if (existing !== undefined) return isHidden(existing) ? show(deps, actor, existing) : { conversation: existing };
  const conversation = await deps.log.write(actor.workspaceId, async (write) => {
    await requireActiveSelf(write.tx, actor, "guest");
    return (
      (await findOpened(write.tx, actor, directKey)) ?? (await createDirect(write, actor, input.memberId, directKey))
    );
  });
  return { conversation };
}

/** Brings a conversation that the caller had hidden back into their list, on all of their devices. */
const show = (deps: FeatureDeps, actor: Actor, { id }: Conversation) =>
  setPreferences(deps, actor, { conversationId: id, hidden: false });

/** The pair's conversation. */
async function findOpened(tx: Tx, actor: Actor, directKey: string): Promise<Conversation | undefined> {
  const [found] = await tx
    .select({ id: conversations.id })
    .from(conversations)
    .where(and(eq(conversations.workspaceId, actor.workspaceId), eq(conversations.directKey, directKey)));
  return found && getConversation(tx, actor, found.id);
}

async function createDirect(
  write: WorkspaceWrite,
  actor: Actor,
  memberId: Id,
  directKey: string,
): Promise<Conversation> {
  const { tx, workspaceId } = write;
  await requireReachable(tx, actor, memberId);
  const conversationId = randomUUID();
  const pair = [...new Set([actor.memberId, memberId])].map((id) => ({ memberId: id, role: "member" as const }));
  const memberships = admitMembers(write, actor, { conversationId, history: "all" }, pair);
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
    kind: "direct",
    directKey,
    rev,
    createdBy: actor.memberId,
    createdAt: write.now,
    lastActivityAt: write.now,
  });
  await tx.insert(conversationMembers).values(memberships);
  return getConversation(tx, actor, conversationId);
}

/** Throws NOT_FOUND for people the caller may not see, MEMBER_DEACTIVATED for those who could not answer. */
async function requireReachable(tx: Tx, actor: Actor, memberId: Id): Promise<void> {
  const [member] = await tx
    .select({ deactivatedAt: members.deactivatedAt })
    .from(members)
    .where(and(eq(members.workspaceId, actor.workspaceId), eq(members.id, memberId), visibleMembers(actor)));
  if (member === undefined) throw notFound("member");
  if (member.deactivatedAt !== null)
    throw new ApiError("MEMBER_DEACTIVATED", { message: "This person has been deactivated." });
}
