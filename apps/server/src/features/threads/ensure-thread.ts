import { randomUUID } from "node:crypto";
import { type Actor, ApiError } from "@parley/api/server";
import { threads } from "@parley/db";
import type { WorkspaceWrite } from "../../events/event-log.js";
import { requireThread } from "./access.js";

/** A thread's row and its place. */
export interface EnsuredThread {
  id: string;
  rootId: string;
  conversationId: string;
}

/**
 * The row of a thread the caller may see, made if nobody has replied yet. Throws NOT_FOUND; FORBIDDEN for a system line,
 * MESSAGE_DELETED for what was deleted before anybody replied.
 */
export async function ensureThread(write: WorkspaceWrite, actor: Actor, messageId: string): Promise<EnsuredThread> {
  const { tx, workspaceId } = write;
  const { root, thread } = await requireThread(tx, actor, messageId);
  const { id: rootId, conversationId, seq: lastSeq } = root;
  if (thread !== null) return { id: thread.id, rootId, conversationId };
  if (root.kind === "system") throw new ApiError("FORBIDDEN", { message: "Only what people wrote can be replied to." });
  if (root.deletedAt !== null)
    throw new ApiError("MESSAGE_DELETED", { message: "This message was deleted before anybody replied." });
  const id = randomUUID();
  await tx
    .insert(threads)
    .values({ workspaceId, rootId, id, conversationId, replyCount: 0, lastSeq, participantIds: [], rev: 0 });
  return { id, rootId, conversationId };
}
