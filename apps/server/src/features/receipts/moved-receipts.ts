import { LIMITS, type MemberReceipt } from "@parley/api/server";
import type { Database } from "@parley/db";
import { answering } from "../../events/answering-database.js";

/** A stretch of the log that a member has come on: behind `fromSeq`, up to `toSeq`. */
export interface Moved {
  memberId: string;
  /** Where it was read; `null` for what a device received, wherever it belongs. */
  conversationId: string | null;
  fromSeq: number;
  toSeq: number;
}

/** What one author is to be told of one reader. */
export interface MovedReceipt extends MemberReceipt {
  authorId: string;
  conversationId: string;
}

/** Stores how far devices have received the log, in one statement. Gives those that moved. */
export async function saveDelivered(
  db: Database,
  workspaceId: string,
  delivered: ReadonlyMap<string, number>,
): Promise<Moved[]> {
  if (delivered.size === 0) return [];
  const seqs = [...delivered.values()].map(String);
  const rows = await answering(
    db.sql<Omit<Moved, "conversationId">[]>`
      select * from move_delivered_cursors(${workspaceId}, ${[...delivered.keys()]}::uuid[], ${seqs}::bigint[])`,
  );
  return rows.map(({ memberId, fromSeq, toSeq }) => ({ memberId, conversationId: null, fromSeq, toSeq }));
}

/** Who is to be told of what: the authors of messages in those stretches. */
export async function findMovedReceipts(
  db: Database,
  workspaceId: string,
  moved: readonly Moved[],
): Promise<MovedReceipt[]> {
  const texts = (key: "fromSeq" | "toSeq") => moved.map((one) => String(one[key]));
  return answering(
    db.sql<MovedReceipt[]>`
      select * from find_moved_receipts(${workspaceId}, ${moved.map(({ memberId }) => memberId)}::uuid[],
        ${moved.map(({ conversationId }) => conversationId ?? "")}::text[], ${texts("fromSeq")}::bigint[],
        ${texts("toSeq")}::bigint[], ${LIMITS.receiptMembers}::int)`,
  );
}
