import type { Database } from "@parley/db";
import { answering } from "../../events/answering-database.js";
import type { CursorWrite } from "./unsaved-cursor.js";

interface MovedRow {
  conversationId: string;
  memberId: string;
  readSeq: number;
  readRev: number;
}

/**
 * Stores cursors of one workspace in one statement. Gives those that now stand elsewhere than was asked, or under another
 * rev; a member who is no longer in the conversation has none.
 */
export async function saveCursors(
  db: Database,
  workspaceId: string,
  writes: readonly CursorWrite[],
): Promise<Map<CursorWrite, { seq: number; rev: number }>> {
  const conversations = writes.map(({ cursor }) => cursor.conversationId);
  const members = writes.map(({ cursor }) => cursor.actor.memberId);
  const numbers = (key: "seq" | "baseRev" | "rev") => writes.map((write) => String(write[key]));
  const rows = await answering(
    db.sql<MovedRow[]>`
      select * from move_read_cursors(${workspaceId}, ${conversations}::uuid[], ${members}::uuid[],
        ${numbers("seq")}::bigint[], ${numbers("baseRev")}::bigint[], ${numbers("rev")}::bigint[])`,
  );
  const corrections = new Map<CursorWrite, { seq: number; rev: number }>();
  for (const { conversationId, memberId, readSeq, readRev } of rows) {
    const write = writes.find(
      ({ cursor }) => cursor.conversationId === conversationId && cursor.actor.memberId === memberId,
    );
    if (write !== undefined) corrections.set(write, { seq: readSeq, rev: readRev });
  }
  return corrections;
}
