import type { Actor, ScheduledMessage, ScheduledUpdateInput } from "@parley/api/server";
import type { FeatureDeps } from "../feature.js";
import { requireFewMentions } from "../messages/index.js";
import { requireNotSending, requireOwnScheduled, requireSendTime } from "./access.js";
import { changeScheduled } from "./change-scheduled.js";
import { enqueueSending } from "./enqueue-sending.js";
import { presentScheduled } from "./present-scheduled.js";
import { requireCall } from "./require-call.js";

/** See `ScheduledService.update`. */
export function update(
  deps: FeatureDeps,
  actor: Actor,
  input: ScheduledUpdateInput,
): Promise<{ scheduled: ScheduledMessage }> {
  requireFewMentions(input.text ?? "");
  return deps.log.write(actor.workspaceId, async (write) => {
    const row = await requireOwnScheduled(write.tx, actor, input.scheduledId);
    const { text = row.text, sendAt = row.sendAt } = input;
    const isRescheduled = input.sendAt !== undefined && (sendAt !== row.sendAt || row.failure !== null);
    if (!isRescheduled && text === row.text) return { scheduled: presentScheduled(row) };
    await requireNotSending(write.tx, row);
    if (isRescheduled) requireSendTime(write.now, sendAt);
    if (text !== row.text) await requireCall(write.tx, actor, { ...row, text });
    const failure = isRescheduled ? null : row.failure;
    const changed = await changeScheduled(write, row, { text, sendAt, failure });
    if (isRescheduled) await enqueueSending(deps, write, changed);
    return { scheduled: presentScheduled(changed) };
  });
}
