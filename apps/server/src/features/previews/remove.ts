import { type Actor, ApiError, type PreviewInput } from "@parley/api/server";
import { messagePreviews } from "@parley/db";
import { and, eq } from "drizzle-orm";
import { requireMessage } from "../conversations/index.js";
import type { FeatureDeps } from "../feature.js";
import { appendPreview } from "./append-preview.js";

/** See `PreviewsService.remove`. */
export function remove(deps: FeatureDeps, actor: Actor, { messageId }: PreviewInput): Promise<void> {
  return deps.log.write(actor.workspaceId, async (write) => {
    const message = await requireMessage(write.tx, actor, messageId);
    if (message.authorId !== actor.memberId)
      throw new ApiError("FORBIDDEN", { message: "Only the author takes the preview from a message." });
    const taken = await write.tx
      .update(messagePreviews)
      .set({ removed: true })
      .where(
        and(
          eq(messagePreviews.workspaceId, actor.workspaceId),
          eq(messagePreviews.messageId, messageId),
          eq(messagePreviews.removed, false),
        ),
      )
      .returning({ messageId: messagePreviews.messageId });
    if (taken.length > 0) appendPreview(write, message);
  });
}
