import type { WorkspaceWrite } from "../../events/event-log.js";
import type { MessageRow } from "../conversations/index.js";

/** Tells everybody in the conversation that the preview under a message is another one, or gone. */
export function appendPreview({ append }: WorkspaceWrite, { id, conversationId, authorId }: MessageRow): number {
  return append({ type: "preview.changed", audience: "conversation", conversationId, entityId: id, actorId: authorId });
}
