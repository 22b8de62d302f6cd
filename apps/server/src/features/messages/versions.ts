import type { Actor, MessageInput, MessageVersion } from "@parley/api/server";
import { messageVersions } from "@parley/db";
import { and, asc, eq } from "drizzle-orm";
import { requireMessage } from "../conversations/index.js";
import type { FeatureDeps } from "../feature.js";

/** See `MessagesService.versions`. The table holds the earlier wordings, the message the present one. */
export async function versions(
  deps: FeatureDeps,
  actor: Actor,
  input: MessageInput,
): Promise<{ items: MessageVersion[]; nextCursor: null }> {
  const items = await deps.db.withWorkspace(
    actor.workspaceId,
    async (tx) => {
      const message = await requireMessage(tx, actor, input.messageId);
      if (message.deletedAt !== null || message.kind !== "text") return [];
      const earlier: MessageVersion[] = await tx
        .select({ version: messageVersions.version, text: messageVersions.text, createdAt: messageVersions.createdAt })
        .from(messageVersions)
        .where(and(eq(messageVersions.workspaceId, actor.workspaceId), eq(messageVersions.messageId, input.messageId)))
        .orderBy(asc(messageVersions.version));
      const present = {
        version: earlier.length + 1,
        text: message.text,
        createdAt: message.editedAt ?? message.createdAt,
      };
      return [...earlier, present];
    },
    { isolation: "repeatable read", readOnly: true },
  );
  return { items, nextCursor: null };
}
