import { scheduledMessages } from "@parley/db";
import { and, eq } from "drizzle-orm";
import type { WorkspaceWrite } from "../../events/event-log.js";
import { appendScheduled } from "./append-scheduled.js";
import type { ScheduledRow } from "./present-scheduled.js";

const rowOf = ({ workspaceId, id }: Pick<ScheduledRow, "workspaceId" | "id">) =>
  and(eq(scheduledMessages.workspaceId, workspaceId), eq(scheduledMessages.id, id));

/** Changes a scheduled message and tells its author's devices; gives the changed row. */
export async function changeScheduled(
  write: WorkspaceWrite,
  row: ScheduledRow,
  change: Partial<Pick<ScheduledRow, "text" | "sendAt" | "sending" | "failure">>,
): Promise<ScheduledRow> {
  const rev = appendScheduled(write, "scheduled.changed", row);
  await write.tx
    .update(scheduledMessages)
    .set({ ...change, rev })
    .where(rowOf(row));
  return { ...row, ...change, rev };
}

/** It was sent or cancelled. */
export async function removeScheduled(write: WorkspaceWrite, row: ScheduledRow): Promise<void> {
  appendScheduled(write, "scheduled.removed", row);
  await write.tx.delete(scheduledMessages).where(rowOf(row));
}

/** From here on its author changes nothing of it. */
export async function claimScheduled({ tx }: WorkspaceWrite, row: ScheduledRow): Promise<void> {
  await tx.update(scheduledMessages).set({ sending: true }).where(rowOf(row));
}
