import { ApiError } from "@parley/api/server";
import { messages, type Tx } from "@parley/db";
import { and, eq } from "drizzle-orm";

/**
 * To be asked of a message that was stored a moment ago, in another transaction. Messages are never removed: one that is not there
 * was lost with the database that stored it, and can be sent again. Then throws DATABASE_UNAVAILABLE.
 */
export async function requireStored(tx: Tx, workspaceId: string, messageId: string): Promise<void> {
  const stored = await tx
    .select({ id: messages.id })
    .from(messages)
    .where(and(eq(messages.workspaceId, workspaceId), eq(messages.id, messageId)));
  if (stored.length === 0)
    throw new ApiError("DATABASE_UNAVAILABLE", { message: "The message was lost with the database that stored it." });
}
