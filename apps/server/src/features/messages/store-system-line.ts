import { randomUUID } from "node:crypto";
import type { Actor, SystemLine } from "@parley/api/server";
import { conversations, messages } from "@parley/db";
import { and, eq } from "drizzle-orm";
import type { WorkspaceWrite } from "../../events/event-log.js";

/** Tells in a conversation what somebody did to it, and brings it to the front. Access has been checked. */
export async function storeSystemLine(
  write: WorkspaceWrite,
  actor: Actor,
  conversationId: string,
  system: SystemLine,
): Promise<void> {
  const { tx, workspaceId, now } = write;
  const authorId = actor.memberId;
  const id = randomUUID();
  const seq = write.append({
    type: "message.sent",
    audience: "conversation",
    conversationId,
    entityId: id,
    actorId: authorId,
  });
  await Promise.all([
    tx
      .insert(messages)
      .values({ workspaceId, id, conversationId, authorId, seq, rev: seq, kind: "system", system, createdAt: now }),
    tx
      .update(conversations)
      .set({ lastMessageSeq: seq, lastActivityAt: now })
      .where(and(eq(conversations.workspaceId, workspaceId), eq(conversations.id, conversationId))),
  ]);
}
