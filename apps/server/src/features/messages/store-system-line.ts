import type { Actor, SystemLine } from "@parley/api/server";
import type { WorkspaceWrite } from "../../events/event-log.js";
import { storeMessage } from "./store-message.js";

/** Tells in the conversation what the actor did there, as a line that clients put into words. */
export async function storeSystemLine(
  write: WorkspaceWrite,
  actor: Actor,
  conversationId: string,
  system: SystemLine,
): Promise<void> {
  await storeMessage(write, { kind: "system", conversationId, authorId: actor.memberId, system });
}
