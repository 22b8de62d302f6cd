import type { Actor } from "@parley/api/server";
import type { WorkspaceWrite } from "../../events/event-log.js";

/** Tells a member, and nobody else, that they follow a thread now, or no longer do, by the actor's deed. */
export function appendStanding(
  write: WorkspaceWrite,
  type: "thread.followed" | "thread.unfollowed",
  thread: { id: string; conversationId: string },
  memberId: string,
  actor: Actor,
): void {
  const { id: entityId, conversationId } = thread;
  write.append({ type, audience: "member", conversationId, memberId, entityId, actorId: actor.memberId });
}
