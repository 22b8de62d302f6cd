import type { Actor, ScheduledInput } from "@parley/api/server";
import type { FeatureDeps } from "../feature.js";
import { requireNotSending, requireOwnScheduled } from "./access.js";
import { removeScheduled } from "./change-scheduled.js";

/** See `ScheduledService.cancel`. */
export function cancel(deps: FeatureDeps, actor: Actor, { scheduledId }: ScheduledInput): Promise<void> {
  return deps.log.write(actor.workspaceId, async (write) => {
    const row = await requireOwnScheduled(write.tx, actor, scheduledId);
    // What failed is discarded, whatever became of it.
    if (row.failure === null) await requireNotSending(write.tx, row);
    await removeScheduled(write, row);
  });
}
