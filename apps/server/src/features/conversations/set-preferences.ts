import {
  type Actor,
  ApiError,
  type Conversation,
  isHidden,
  type SetConversationPreferencesInput,
} from "@parley/api/server";
import { conversationMembers } from "@parley/db";
import { and, eq } from "drizzle-orm";
import type { FeatureDeps } from "../feature.js";
import { requireConversation } from "./access.js";
import { getConversation } from "./load-conversations.js";
import type { MembershipRow } from "./present-conversation.js";
import { ownMemberships } from "./sight.js";

type Chosen = Pick<MembershipRow, "level" | "muted" | "mutedUntil" | "pinned" | "hiddenAt">;

/** See `ConversationsService.setPreferences`. */
export async function setPreferences(
  deps: FeatureDeps,
  actor: Actor,
  input: SetConversationPreferencesInput,
): Promise<{ conversation: Conversation }> {
  const { conversationId } = input;
  return deps.log.write(actor.workspaceId, async ({ tx, now, append }) => {
    const { conversation, membership } = await requireConversation(tx, actor, conversationId);
    if (input.hidden === true && conversation.kind !== "direct")
      throw new ApiError("NOT_A_DIRECT", { message: "Only direct conversations can be hidden." });
    const wasHidden = isHidden({ preferences: membership, lastActivityAt: conversation.lastActivityAt });
    const chosen = choose(membership, wasHidden, input, now);
    if (isChanged(membership, chosen)) {
      const preferencesRev = append({
        type: "preference.changed",
        audience: "member",
        conversationId,
        memberId: actor.memberId,
        actorId: actor.memberId,
      });
      await tx
        .update(conversationMembers)
        .set({ ...chosen, preferencesRev })
        .where(and(ownMemberships(actor), eq(conversationMembers.conversationId, conversationId)));
    }
    return { conversation: await getConversation(tx, actor, conversationId) };
  });
}

/** What holds afterwards: what was chosen, and the rest as before. */
function choose(before: Chosen, wasHidden: boolean, input: SetConversationPreferencesInput, now: string): Chosen {
  const { level = before.level, muted = before.muted, pinned = before.pinned, hidden } = input;
  const mutedUntil = input.muted === undefined ? before.mutedUntil : muted ? (input.mutedUntil ?? null) : null;
  const hiddenAt = hidden === undefined || hidden === wasHidden ? before.hiddenAt : hidden ? now : null;
  return { level, muted, mutedUntil, pinned, hiddenAt };
}

function isChanged(before: Chosen, after: Chosen): boolean {
  return (
    before.level !== after.level ||
    before.muted !== after.muted ||
    before.mutedUntil !== after.mutedUntil ||
    before.pinned !== after.pinned ||
    before.hiddenAt !== after.hiddenAt
  );
}
