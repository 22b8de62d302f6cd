import { LIMITS } from "@parley/api/server";
import { conversationMembers } from "@parley/db";
import { and, count, eq } from "drizzle-orm";
import { requireConversation } from "../conversations/index.js";
import type { Feature, FeatureDeps } from "../feature.js";
import { requireThread } from "../threads/index.js";
import { TypingPace } from "./typing-pace.js";

/** Who is writing. Nothing is stored: a signal goes out, and the clients let it fade. */
export function createTypingFeature(deps: FeatureDeps): Feature<"typing"> {
  const pace = new TypingPace(deps.clock);
  return {
    service: {
      signal: async (actor, { conversationId, threadRootId, typing }) => {
        const members = await deps.db.withWorkspace(actor.workspaceId, async (tx) => {
          await requireConversation(tx, actor, conversationId);
          if (threadRootId !== undefined) await requireThread(tx, actor, threadRootId, conversationId);
          const [row] = await tx
            .select({ members: count() })
            .from(conversationMembers)
            .where(
              and(
                eq(conversationMembers.workspaceId, actor.workspaceId),
                eq(conversationMembers.conversationId, conversationId),
              ),
            );
          return row?.members ?? 0;
        });
        if (members > LIMITS.typingMembers) return;
        if (!pace.admits(`${actor.workspaceId}/${threadRootId ?? conversationId}/${actor.memberId}`, typing)) return;
        const signal = {
          type: "typing",
          conversationId,
          ...(threadRootId !== undefined && { threadRootId }),
          memberId: actor.memberId,
          typing,
        } as const;
        deps.signals.toConversation(actor.workspaceId, conversationId, signal, { exceptMemberId: actor.memberId });
      },
    },
    hydrators: [],
  };
}
