import type { Actor } from "@parley/api/server";
import type { Tx } from "@parley/db";
import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { reactionsOf, type StoredReactions } from "./message-reactions.js";
import { type StoredThread, threadUnder } from "./message-threads.js";

/** What stands under a message, to one reader, as the database gives it. */
export interface MessageFoot {
  reactions: StoredReactions;
  thread: StoredThread;
}

/** Under a message nobody has reacted or replied to. */
export const EMPTY_FOOT: MessageFoot = { reactions: null, thread: null };

/** The foot of a message, for a query that names it; whether it may be seen is the query's business. */
export function footOf(
  actor: Actor,
  messageId: SQLWrapper,
): { reactions: SQL<StoredReactions>; thread: SQL<StoredThread> } {
  return { reactions: reactionsOf(actor, messageId), thread: threadUnder(actor, messageId) };
}

/** The foot of a message that its caller has found to be visible. */
export async function findFoot(tx: Tx, actor: Actor, messageId: string): Promise<MessageFoot> {
  const { reactions, thread } = footOf(actor, sql`${messageId}::uuid`);
  const [foot] = await tx.execute<{ reactions: StoredReactions; thread: StoredThread }>(
    sql`select ${reactions} as reactions, ${thread} as thread`,
  );
  return foot ?? EMPTY_FOOT;
}
