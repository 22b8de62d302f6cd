import { conversationMembers } from "@parley/db";
import { sql } from "drizzle-orm";
import type { MembershipRow } from "./present-conversation.js";

/** How far a row of `conversation_members` has read: what was once told as read stays so (`receipts.markUnread`). */
export const farthestReadSeq =
  sql<number>`greatest(${conversationMembers.readSeq}, ${conversationMembers.seenSeq})`.mapWith(Number);

/** The same of a row that is at hand. */
export const farthestRead = ({ readSeq, seenSeq }: Pick<MembershipRow, "readSeq" | "seenSeq">): number =>
  Math.max(readSeq, seenSeq);
