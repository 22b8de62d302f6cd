import { type Actor, type Conversation, type GroupInput, notFound } from "@parley/api/server";
import { conversationMembers, conversations, type Tx } from "@parley/db";
import { and, eq, isNull, sql } from "drizzle-orm";
import { type ConversationRow, getConversation, ownMemberships, requireUnarchived } from "../conversations/index.js";
import type { FeatureDeps } from "../feature.js";
import { requireActiveSelf } from "../members/index.js";
import { requireKindGroup } from "./access.js";
import { admit } from "./admit.js";

/** See `GroupsService.join`. A private group, and a direct conversation of others, is NOT_FOUND to those outside. */
export async function join(
  deps: FeatureDeps,
  actor: Actor,
  input: GroupInput,
): Promise<{ conversation: Conversation }> {
  const conversation = await deps.log.write(actor.workspaceId, async (write) => {
    await requireActiveSelf(write.tx, actor, "member");
    const { group, joined } = await requireOpenGroup(write.tx, actor, input.conversationId);
    if (!joined) {
      requireUnarchived({ conversation: group });
      await admit(write, actor, group, { memberId: actor.memberId, role: "member" });
    }
    return getConversation(write.tx, actor, group.id);
  });
  return { conversation };
}

async function requireOpenGroup(
  tx: Tx,
  actor: Actor,
  conversationId: string,
): Promise<{ group: ConversationRow; joined: boolean }> {
  const [found] = await tx
    .select({ group: conversations, joinedSeq: conversationMembers.joinedSeq })
    .from(conversations)
    .leftJoin(
      conversationMembers,
      and(ownMemberships(actor), sql`${conversationMembers.conversationId} = ${conversations.id}`),
    )
    .where(
      and(
        eq(conversations.workspaceId, actor.workspaceId),
        eq(conversations.id, conversationId),
        isNull(conversations.deletedAt),
      ),
    );
  const joined = found?.joinedSeq != null;
  if (found === undefined || (!joined && found.group.visibility !== "public")) throw notFound("conversation");
  requireKindGroup(found.group.kind);
  return { group: found.group, joined };
}
