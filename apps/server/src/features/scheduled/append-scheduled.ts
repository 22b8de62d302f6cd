import type { WorkspaceWrite } from "../../events/event-log.js";

/** Tells its author's devices of a scheduled message; gives its rev. */
export function appendScheduled(
  { append }: WorkspaceWrite,
  type: "scheduled.changed" | "scheduled.removed",
  { id, memberId }: { id: string; memberId: string },
): number {
  return append({ type, audience: "member", memberId, entityId: id, actorId: memberId });
}
