import { findFirstLink } from "@parley/api/server";
import type { Tx } from "@parley/db";
import type { FeatureDeps } from "../feature.js";
import { refreshPreview } from "./refresh-preview.js";

/** Has the preview under a message made, changed or taken away, a moment later; for an edit, within its transaction. */
export function enqueuePreview({ jobs }: FeatureDeps, tx: Tx, messageId: string): Promise<void> {
  return jobs.enqueue(tx, refreshPreview, { messageId }, { key: messageId });
}

/**
 * The same for a message that was just stored, off the way of its send. When that fails, or the node dies before, the message
 * goes without a preview: nobody waits for one, and sends share no transaction with anything else (SPEC W4).
 */
export function previewSoon(deps: FeatureDeps, sent: { workspaceId: string; id: string; text: string }): void {
  if (findFirstLink(sent.text) === undefined) return;
  deps.db
    .withWorkspace(sent.workspaceId, (tx) => enqueuePreview(deps, tx, sent.id))
    .catch((error: unknown) => deps.logger.warn({ err: error }, "a message goes without a preview"));
}
