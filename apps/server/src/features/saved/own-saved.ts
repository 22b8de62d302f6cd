import type { Actor } from "@parley/api/server";
import { savedMessages } from "@parley/db";
import { and, eq, type SQL } from "drizzle-orm";

/** Rows of `saved_messages` that are the caller's own; of one message where it is named. */
export function ownSaved(actor: Actor, messageId?: string): SQL | undefined {
  return and(
    eq(savedMessages.workspaceId, actor.workspaceId),
    eq(savedMessages.memberId, actor.memberId),
    messageId === undefined ? undefined : eq(savedMessages.messageId, messageId),
  );
}
