import type { Database } from "@parley/db";
import { notifications } from "@parley/db";
import { and, eq, inArray } from "drizzle-orm";
import type { JobAttempt } from "../../jobs/job.js";
import type { Channel } from "./channel.js";

export interface AnnounceDeps {
  db: Database;
  channels: readonly Channel[];
}

/** Asks all channels about notifications that were just made, outside of the write that made them. */
export async function announce(
  { db, channels }: AnnounceDeps,
  { workspaceId, data: { ids } }: Pick<JobAttempt<{ ids: string[] }>, "workspaceId" | "data">,
): Promise<void> {
  await db.withWorkspace(workspaceId, async (tx) => {
    const { id, memberId, seq, at } = notifications;
    const announced = await tx
      .select({ id, memberId, seq, at })
      .from(notifications)
      .where(and(eq(notifications.workspaceId, workspaceId), inArray(id, ids), eq(notifications.alerts, true)));
    if (announced.length === 0) return;
    for (const channel of channels) await channel.announce(tx, workspaceId, announced);
  });
}
