import type { Actor, ScheduledInput } from "@parley/api/server";
import type { FeatureDeps } from "../feature.js";
import { requireOwnScheduled } from "./access.js";
import { changeScheduled } from "./change-scheduled.js";
import { enqueueSending } from "./enqueue-sending.js";

/** See `ScheduledService.sendNow`. */
export function sendNow(deps: FeatureDeps, actor: Actor, { scheduledId }: ScheduledInput): Promise<void> {
  return deps.log.write(actor.workspaceId, async (write) => {
    const row = await requireOwnScheduled(write.tx, actor, scheduledId);
    if (row.sending) return;
    await enqueueSending(deps, write, await changeScheduled(write, row, { sendAt: write.now, failure: null }));
  });
}
