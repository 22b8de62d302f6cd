import { drafts, scheduledMessages } from "@parley/db";
import { and, eq } from "drizzle-orm";
import type { WorkspaceWrite } from "../../events/event-log.js";

/** What a member has written and not sent goes with them: scheduled messages and drafts. */
export async function discardUnsent({ tx, workspaceId }: WorkspaceWrite, memberId: string): Promise<void> {
  await tx
    .delete(scheduledMessages)
    .where(and(eq(scheduledMessages.workspaceId, workspaceId), eq(scheduledMessages.memberId, memberId)));
  await tx.delete(drafts).where(and(eq(drafts.workspaceId, workspaceId), eq(drafts.memberId, memberId)));
}
