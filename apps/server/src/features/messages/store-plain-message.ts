import type { Database } from "@parley/db";
import type { Sending, SentRow } from "./send-messages.js";

/**
 * Stores a message that is alone in its commit the short way: nobody mentioned, no reply, nothing else about it. `null`
 * when it is not such a one, or turns out not to be: then nothing is stored.
 */
export async function storePlainMessage(
  { sql }: Database,
  workspaceId: string,
  [sending, ...others]: readonly Sending[],
): Promise<SentRow[] | null> {
  if (sending === undefined || others.length > 0 || sending.mentions.length > 0 || sending.threadRootId !== null)
    return null;
  const { conversationId, authorId, nonce, text } = sending;
  const [stored] = await sql<Omit<SentRow, "ordinal" | "status" | "mentions" | "threadRootId" | "lastSeq">[]>`
    select * from send_plain_message(${workspaceId}, ${conversationId}, ${authorId}, ${nonce}, ${text})`;
  if (stored === undefined) return null;
  return [{ ...stored, ordinal: 1, status: "new", mentions: [], threadRootId: null, lastSeq: stored.seq }];
}
