import { type Message, NO_REACTIONS, type Reactions, type SharedMessage, SystemLine } from "@parley/api/server";
import type { messages } from "@parley/db";

export type MessageRow = typeof messages.$inferSelect;

/** The only way a message's row leaves the server. Of a deleted one nothing is left but that it was there. */
export function presentSharedMessage(row: MessageRow): SharedMessage {
  const deleted = row.deletedAt !== null;
  return {
    id: row.id,
    kind: row.kind,
    conversationId: row.conversationId,
    seq: row.seq,
    rev: row.rev,
    authorId: row.authorId,
    text: deleted ? "" : row.text,
    system: row.system === null || deleted ? null : SystemLine.parse(row.system),
    createdAt: row.createdAt,
    editedAt: row.editedAt,
    deletedAt: row.deletedAt,
    threadRootId: row.threadRootId,
    attachments: [],
    mentions: deleted ? [] : row.mentions,
    nonce: row.nonce,
  };
}

/** A message as one reader sees it; a deleted one without what stood under it. */
export function presentMessage(row: MessageRow, reactions: Reactions = NO_REACTIONS): Message {
  const shown = row.deletedAt === null ? reactions : NO_REACTIONS;
  return { ...presentSharedMessage(row), replyCount: 0, ...shown };
}
