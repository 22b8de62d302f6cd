import type { WorkspaceWrite } from "../../events/event-log.js";
import type { FeatureDeps } from "../feature.js";
import { sendScheduled } from "./send-scheduled.js";

/** Has it sent at its time. Each new time has a job of its own; one that comes too early does nothing. */
export function enqueueSending(
  { jobs }: FeatureDeps,
  { tx }: WorkspaceWrite,
  { id, sendAt, rev }: { id: string; sendAt: string; rev: number },
): Promise<void> {
  return jobs.enqueue(tx, sendScheduled, { scheduledId: id }, { at: sendAt, key: `${id}/${rev}` });
}
