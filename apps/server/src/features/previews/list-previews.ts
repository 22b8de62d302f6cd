import type { LinkPreview, MessagePreview } from "@parley/api/server";
import { linkPreviews, messagePreviews, type Tx } from "@parley/db";
import { and, eq, inArray, isNotNull } from "drizzle-orm";

/** The previews under messages that the caller may see. */
export async function listPreviews(
  tx: Tx,
  workspaceId: string,
  messageIds: readonly string[],
): Promise<MessagePreview[]> {
  if (messageIds.length === 0) return [];
  const { url, title, description, site } = linkPreviews;
  const rows = await tx
    .select({ messageId: messagePreviews.messageId, url, title, description, site })
    .from(messagePreviews)
    .innerJoin(
      linkPreviews,
      and(eq(linkPreviews.workspaceId, messagePreviews.workspaceId), eq(linkPreviews.url, messagePreviews.url)),
    )
    .where(
      and(
        eq(messagePreviews.workspaceId, workspaceId),
        inArray(messagePreviews.messageId, [...messageIds]),
        eq(messagePreviews.removed, false),
        isNotNull(linkPreviews.title),
      ),
    );
  return rows.map(({ messageId, ...page }) => ({ messageId, preview: page as LinkPreview }));
}
