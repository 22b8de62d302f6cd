import { type Actor, ApiError, LIMITS, type SavedInput, type SavedMessage } from "@parley/api/server";
import { savedMessages } from "@parley/db";
import { count } from "drizzle-orm";
import { presentSharedMessage, requireMessage } from "../conversations/index.js";
import type { FeatureDeps } from "../feature.js";
import { ownSaved } from "./own-saved.js";

/** See `SavedService.add`. */
export async function add(deps: FeatureDeps, actor: Actor, input: SavedInput): Promise<{ saved: SavedMessage }> {
  const { workspaceId, memberId } = actor;
  return deps.log.write(workspaceId, async ({ tx, now, append }) => {
    const row = await requireMessage(tx, actor, input.messageId);
    if (row.deletedAt !== null) throw new ApiError("MESSAGE_DELETED", { message: "This message has been deleted." });
    if (row.kind === "system") throw new ApiError("FORBIDDEN", { message: "Only what people wrote can be saved." });
    const message = presentSharedMessage(row);
    const [known] = await tx.select().from(savedMessages).where(ownSaved(actor, row.id));
    if (known !== undefined) return { saved: { message, savedAt: known.savedAt } };
    const [all] = await tx.select({ saved: count() }).from(savedMessages).where(ownSaved(actor));
    if ((all?.saved ?? 0) >= LIMITS.savedMessages)
      throw new ApiError("TOO_MANY_SAVED", {
        message: `At most ${String(LIMITS.savedMessages)} messages can be saved.`,
      });
    const seq = append({ type: "saved.added", audience: "member", memberId, entityId: row.id, actorId: memberId });
    await tx.insert(savedMessages).values({ workspaceId, memberId, messageId: row.id, seq, savedAt: now });
    return { saved: { message, savedAt: now } };
  });
}
