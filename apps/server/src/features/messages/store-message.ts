import { randomUUID } from "node:crypto";
import type { SystemLine } from "@parley/api/server";
import { conversations, messages } from "@parley/db";
import { and, eq } from "drizzle-orm";
import type { WorkspaceWrite } from "../../events/event-log.js";
import type { MessageRow } from "../conversations/index.js";

/** What a message begins with; everything else follows from the write it is made in. */
export type NewMessage = { conversationId: string; authorId: string } & (
  | { kind: "text"; nonce: string; text: string; mentions: string[] }
  | { kind: "system"; system: SystemLine }
);

/** Stores a message, appends its `message.sent`, and brings its conversation to the front. Access has been checked. */
export async function storeMessage(write: WorkspaceWrite, message: NewMessage): Promise<MessageRow> {
  const { tx, workspaceId, now } = write;
  const { conversationId, authorId } = message;
  const id = randomUUID();
  const seq = write.append({
    type: "message.sent",
    audience: "conversation",
    conversationId,
    entityId: id,
    actorId: authorId,
  });
  const row: MessageRow = {
    workspaceId,
    id,
    conversationId,
    authorId,
    seq,
    rev: seq,
    kind: message.kind,
    nonce: message.kind === "text" ? message.nonce : null,
    text: message.kind === "text" ? message.text : "",
    mentions: message.kind === "text" ? message.mentions : [],
    system: message.kind === "system" ? message.system : null,
    threadRootId: null,
    createdAt: now,
    editedAt: null,
    deletedAt: null,
    deletedBy: null,
  };
  await Promise.all([
    tx.insert(messages).values(row),
    tx
      .update(conversations)
      .set({ lastMessageSeq: seq, lastActivityAt: now })
      .where(and(eq(conversations.workspaceId, workspaceId), eq(conversations.id, conversationId))),
  ]);
  return row;
}
