import { type Message, NO_REACTIONS, type SharedMessage, SystemLine } from "@parley/api/server";
import type { messages } from "@parley/db";
import { EMPTY_FOOT, type MessageFoot } from "./message-foot.js";
import { presentReactions } from "./message-reactions.js";
import { presentThreadSummary } from "./message-threads.js";

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
    alsoToConversation: row.threadRootId !== null && row.inTimeline,
    attachments: [],
    mentions: deleted ? [] : row.mentions,
    broadcast: deleted ? null : row.broadcast,
    nonce: row.nonce,
  };
}

/** A message as one reader sees it; a deleted one without its reactions, while its replies stay. */
export function presentMessage(row: MessageRow, foot: MessageFoot = EMPTY_FOOT): Message {
  const reactions = row.deletedAt === null ? presentReactions(foot.reactions) : NO_REACTIONS;
  // Assigned, not spread: an object of so many spread fields becomes a slow dictionary, for zod and JSON after us too.
  return Object.assign(presentSharedMessage(row), presentThreadSummary(foot.thread), reactions);
}
